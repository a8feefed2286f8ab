import type { Selectable } from 'kysely';
import type { SettingTable } from './tables.ts';
import type { Db, Trx } from './db.ts';

export type SettingRow = Selectable<SettingTable>;

export async function findSetting(db: Db, key: string): Promise<SettingRow | undefined> {
  return db.selectFrom('setting').selectAll().where('key', '=', key).executeTakeFirst();
}

export async function deleteSetting(db: Db, key: string): Promise<void> {
  await db.deleteFrom('setting').where('key', '=', key).execute();
}

/** Stores a value and who set it. */
export async function setSetting(db: Db, key: string, value: string, setBy: string): Promise<void> {
  const values = { value, set_by: setBy, updated_at: new Date() };
  await db
    .insertInto('setting')
    .values({ key, ...values })
    .onConflict((on) => on.column('key').doUpdateSet(values))
    .execute();
}

/** Stores a value if it is another than the one stored; returns whether it was. Of several at once, one is told so. */
export async function claimSetting(trx: Trx, key: string, value: string): Promise<boolean> {
  const values = { value, set_by: '', updated_at: new Date() };
  const claimed = await trx
    .insertInto('setting')
    .values({ key, ...values })
    .onConflict((on) => on.column('key').doUpdateSet(values).where('setting.value', '<>', value))
    .returning('key')
    .execute();
  return claimed.length > 0;
}
