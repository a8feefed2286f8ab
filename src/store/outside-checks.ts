import type { Insertable, Selectable } from 'kysely';
import type { Db, Trx } from './db.ts';
import type { OutsideCheckTable } from './outside-check-table.ts';

type OutsideCheckRow = Selectable<OutsideCheckTable>;

/** Returns the last visits from outside of a publication, the hub's first. */
export async function findOutsideChecks(db: Db, publicationId: string): Promise<OutsideCheckRow[]> {
  return db
    .selectFrom('outside_check')
    .selectAll()
    .where('publication_id', '=', publicationId)
    .orderBy('role', 'desc')
    .execute();
}

/** Replaces the visits of a publication: an application that is no longer there has none. */
export async function setOutsideChecks(
  trx: Trx,
  publicationId: string,
  rows: readonly Insertable<OutsideCheckTable>[],
): Promise<void> {
  await trx.deleteFrom('outside_check').where('publication_id', '=', publicationId).execute();
  if (rows.length > 0) await trx.insertInto('outside_check').values(rows).execute();
}
