import type { Insertable, Selectable } from 'kysely';
import { neverRefused } from './never-refused.ts';
import type { Db } from './db.ts';
import type { ConversationTable } from './tables.ts';

export type ConversationRow = Selectable<ConversationTable>;

/** Stores a conversation: new, or with what has become known of it. Clears its mark as gone. */
export async function upsertConversation(db: Db, row: Insertable<ConversationTable>): Promise<void> {
  await db
    .insertInto('conversation')
    .values(row)
    .onConflict((on) =>
      on.column('id').doUpdateSet({
        reference: row.reference,
        ...known({
          tenant_id: row.tenant_id,
          user_id: row.user_id,
          chat_user_id: row.chat_user_id,
          language: row.language,
          name: row.name,
          team_id: row.team_id,
          team_name: row.team_name,
        }),
        gone_because: '',
        ...neverRefused,
        updated_at: new Date(),
      }),
    )
    .execute();
}

/** Believes that a conversation is there, whatever Teams said of it before. */
export async function reviveConversation(db: Db, id: string): Promise<void> {
  await db
    .updateTable('conversation')
    .set({ gone_because: '', ...neverRefused })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('gone_because', '<>', ''), eb('refused_times', '>', 0)]))
    .execute();
}

/** Stores what has become known of a conversation from elsewhere; it stays gone if it is. */
export async function setLearnt(
  db: Db,
  id: string,
  values: { user_id: string; chat_user_id: string; reference: string },
): Promise<void> {
  await db.updateTable('conversation').set(values).where('id', '=', id).execute();
}

/** Most activities name neither channel nor team, so empty values do not overwrite known ones. */
function known<T extends Record<string, string | undefined>>(values: T): Partial<T> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(entries) as Partial<T>;
}

export async function findConversation(db: Db, id: string): Promise<ConversationRow | undefined> {
  return db.selectFrom('conversation').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Returns the personal chat between a person and the bot, if it can be written to. */
export async function findPersonalConversation(db: Db, userId: string): Promise<ConversationRow | undefined> {
  return db
    .selectFrom('conversation')
    .selectAll()
    .where('kind', '=', 'personal')
    .where('gone_because', '=', '')
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

/** Returns the personal chats of these people, as given in lower case, if they can be written to; last used first. */
export async function findPersonalConversations(
  db: Db,
  userIds: readonly string[],
): Promise<ConversationRow[]> {
  if (userIds.length === 0) return [];
  return db
    .selectFrom('conversation')
    .selectAll()
    .where('kind', '=', 'personal')
    .where('gone_because', '=', '')
    .where((eb) => eb(eb.fn<string>('lower', ['user_id']), 'in', userIds))
    .orderBy('updated_at', 'desc')
    .execute();
}

/** Returns the conversations that cannot be written to, newest first. */
export async function findGoneConversations(db: Db): Promise<ConversationRow[]> {
  return db
    .selectFrom('conversation')
    .selectAll()
    .where('gone_because', '<>', '')
    .orderBy('updated_at', 'desc')
    .execute();
}

/** Claims the welcome message of a conversation; false if it was welcomed before. */
export async function claimWelcome(db: Db, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('conversation')
    .set({ welcomed_at: new Date() })
    .where('id', '=', id)
    .where('welcomed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Releases the claim, because the welcome message was not sent. */
export async function giveBackWelcome(db: Db, id: string): Promise<void> {
  await db.updateTable('conversation').set({ welcomed_at: null }).where('id', '=', id).execute();
}

/** Returns a conversation, if it can be written to, with all such of a team; `teamId` `''` = of none. */
export async function findWithTeam(db: Db, id: string, teamId: string): Promise<ConversationRow[]> {
  return db
    .selectFrom('conversation')
    .selectAll()
    .where('gone_because', '=', '')
    .where((eb) =>
      teamId === '' ? eb('id', '=', id) : eb.or([eb('id', '=', id), eb('team_id', '=', teamId)]),
    )
    .execute();
}

export async function findConversations(db: Db): Promise<ConversationRow[]> {
  return db.selectFrom('conversation').selectAll().where('gone_because', '=', '').execute();
}

/** Claims showing the open cards of a conversation again; false if this was claimed within `seconds`. A time in the
 * future means that the clock was set back and does not count. */
export async function claimShowing(db: Db, id: string, seconds: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('conversation')
    .set({ shown_at: new Date() })
    .where('id', '=', id)
    .where((eb) =>
      eb.or([
        eb('shown_at', '<', new Date(Date.now() - seconds * 1000)),
        eb('shown_at', '>', new Date(Date.now() + 1000)),
      ]),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
