import type { Selectable, Updateable } from 'kysely';
import type { Db, Trx } from './db.ts';
import { inOneStatement } from './in-one-statement.ts';
import type { WatchedKind, WatchedTable } from './watch-tables.ts';

export type WatchedRow = Selectable<WatchedTable>;

/** One thing that is watched. */
export interface WatchedKey {
  kind: WatchedKind;
  about: string;
}

/** Returns the row of something watched, locked until the transaction ends; makes one where there is none. */
export async function lockWatched(trx: Trx, { kind, about }: WatchedKey): Promise<WatchedRow> {
  await trx
    .insertInto('watched')
    .values({ kind, about })
    .onConflict((on) => on.columns(['kind', 'about']).doNothing())
    .execute();
  return trx
    .selectFrom('watched')
    .selectAll()
    .where('kind', '=', kind)
    .where('about', '=', about)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function updateWatched(
  trx: Trx,
  { kind, about }: WatchedKey,
  values: Updateable<WatchedTable>,
): Promise<void> {
  await trx.updateTable('watched').set(values).where('kind', '=', kind).where('about', '=', about).execute();
}

export async function findWatched(db: Db, { kind, about }: WatchedKey): Promise<WatchedRow | undefined> {
  return (await watchedAbout(db, about)).find((row) => row.kind === kind);
}

const watchedAbout = inOneStatement(
  (db, about) => db.selectFrom('watched').selectAll().where('about', 'in', about).execute(),
  ({ about }) => about,
);

/** Deletes what was told of a publication. */
export async function deleteWatched(trx: Trx, publicationId: string): Promise<void> {
  await trx.deleteFrom('watched').where('about', '=', publicationId).execute();
}

export async function findWatchedOf(db: Db, kind: WatchedKind): Promise<WatchedRow[]> {
  return db.selectFrom('watched').selectAll().where('kind', '=', kind).orderBy('about').execute();
}

/** Returns what has been wrong, and told, since before `time`, longest first. */
export async function findWrongSince(db: Db, time: Date, limit: number): Promise<WatchedRow[]> {
  return db
    .selectFrom('watched')
    .selectAll()
    .where('is_wrong', '=', true)
    .where('since', '<', time)
    .orderBy('since')
    .orderBy('kind')
    .orderBy('about')
    .limit(limit)
    .execute();
}
