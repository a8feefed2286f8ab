import type { Selectable } from 'kysely';
import type { ConnectorGroupTable } from './connector-group-table.ts';
import type { Db } from './db.ts';
import { inOneStatement } from './in-one-statement.ts';

export type ConnectorGroupRow = Selectable<ConnectorGroupTable>;

/** Returns the connector groups seen so far, by name. */
export async function findConnectorGroups(db: Db): Promise<ConnectorGroupRow[]> {
  return groups(db, '');
}

const groups = inOneStatement(
  (db) => db.selectFrom('connector_group').selectAll().orderBy('name').orderBy('id').execute(),
  () => '',
);

/** Stores connector groups as just seen. */
export async function upsertConnectorGroups(db: Db, rows: readonly ConnectorGroupRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('connector_group')
    .values([...rows])
    .onConflict((on) =>
      on.column('id').doUpdateSet(({ ref }) => ({
        name: ref('excluded.name'),
        region: ref('excluded.region'),
        is_default: ref('excluded.is_default'),
      })),
    )
    .execute();
}

/** Deletes every connector group except those that still exist. */
export async function deleteOtherConnectorGroups(db: Db, ids: readonly string[]): Promise<void> {
  const others = db.deleteFrom('connector_group');
  await (ids.length > 0 ? others.where('id', 'not in', ids) : others).execute();
}

/** Deletes a connector group that no longer exists. */
export async function deleteConnectorGroup(db: Db, id: string): Promise<void> {
  await db.deleteFrom('connector_group').where('id', '=', id).execute();
}
