import type { Insertable, Selectable } from 'kysely';
import type { Db } from './database.ts';
import type { ConversationTable } from './tables.ts';

export type ConversationRow = Selectable<ConversationTable>;

/** Keeps the newest reference of a conversation; a conversation that speaks again is no longer gone. */
export async function upsertConversation(db: Db, row: Insertable<ConversationTable>): Promise<void> {
  await db
    .insertInto('conversation')
    .values(row)
    .onConflict((on) =>
      on.column('id').doUpdateSet({
        reference: row.reference,
        tenant_id: row.tenant_id,
        gone_because: '',
        updated_at: new Date(),
      }),
    )
    .execute();
}

export async function findConversation(db: Db, id: string): Promise<ConversationRow | undefined> {
  return db.selectFrom('conversation').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findConversations(db: Db): Promise<ConversationRow[]> {
  return db.selectFrom('conversation').selectAll().where('gone_because', '=', '').execute();
}

export async function setConversationGone(db: Db, id: string, because: string): Promise<void> {
  await db.updateTable('conversation').set({ gone_because: because }).where('id', '=', id).execute();
}

/** Claims the showing-again of a conversation; false when somebody did so within `seconds`. */
export async function claimShowing(db: Db, id: string, seconds: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('conversation')
    .set({ shown_at: new Date() })
    .where('id', '=', id)
    .where('shown_at', '<', new Date(Date.now() - seconds * 1000))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function findSetting(db: Db, key: string): Promise<string | undefined> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value;
}

export async function setSetting(db: Db, key: string, value: string, setBy: string): Promise<void> {
  const values = { value, set_by: setBy, updated_at: new Date() };
  await db
    .insertInto('setting')
    .values({ key, ...values })
    .onConflict((on) => on.column('key').doUpdateSet(values))
    .execute();
}
