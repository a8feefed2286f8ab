import type { Selectable } from 'kysely';
import type { SettingTable } from './tables.ts';
import type { Db } from './db.ts';

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
