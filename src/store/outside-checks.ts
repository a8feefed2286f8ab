import { sql, type Insertable, type Selectable } from 'kysely';
import type { Text } from '../language/sentence.ts';
import type { Db, Trx } from './db.ts';
import { inOneStatement } from './in-one-statement.ts';
import type { OutsideCheckTable } from './outside-check-table.ts';

export type OutsideCheckRow = Selectable<OutsideCheckTable>;

/** Returns the last visits from outside of a publication, the hub's first. */
export const findOutsideChecks = inOneStatement<OutsideCheckRow>(
  (db, publicationIds) =>
    db
      .selectFrom('outside_check')
      .selectAll()
      .where('publication_id', 'in', publicationIds)
      .orderBy('role', 'desc')
      .execute(),
  ({ publication_id: id }) => id,
);

/** Counts the published publications of which the last visits have verified each address, up to `most`. */
export async function countVerified(db: Db, most: number): Promise<number> {
  const rows = await db
    .selectFrom('outside_check')
    .innerJoin('publication', 'publication.id', 'outside_check.publication_id')
    .select('publication_id')
    .where('publication.state', '=', 'published')
    .groupBy('publication_id')
    .having(sql<boolean>`bool_and(outside_check.state = 'verified')`)
    .orderBy('publication_id')
    .limit(most)
    .execute();
  return rows.length;
}

/** Returns the publication whose addresses a request was the last to open; null = another one has since. */
export async function findOpenedBy(db: Db, requestId: string): Promise<string | null> {
  const row = await db
    .selectFrom('outside_check')
    .innerJoin('publication', 'publication.id', 'outside_check.publication_id')
    .select('publication_id')
    .where('outside_check.request_id', '=', requestId)
    .where('publication.state', '=', 'published')
    .limit(1)
    .executeTakeFirst();
  return row?.publication_id ?? null;
}

/** Replaces the visits of a publication: an application that is no longer there has none. */
export async function setOutsideChecks(
  trx: Trx,
  publicationId: string,
  rows: readonly Insertable<OutsideCheckTable>[],
): Promise<void> {
  await trx.deleteFrom('outside_check').where('publication_id', '=', publicationId).execute();
  if (rows.length === 0) return;
  await trx
    .insertInto('outside_check')
    .values(rows)
    // Another instance may have looked at the same time.
    .onConflict((on) =>
      on.columns(['publication_id', 'role']).doUpdateSet((eb) => ({
        state: eb.ref('excluded.state'),
        since: eb.ref('excluded.since'),
        checked_at: eb.ref('excluded.checked_at'),
        findings: eb.ref('excluded.findings'),
        wanted: eb.ref('excluded.wanted'),
        opened_at: eb.ref('excluded.opened_at'),
        verified_at: eb.ref('excluded.verified_at'),
        request_id: eb.ref('excluded.request_id'),
      })),
    )
    .execute();
}

/** Stores what the cards of a request say of its addresses, as news for them. The time of the last move stays. */
export async function setOutsideOf(trx: Trx, requestId: string, said: readonly Text[]): Promise<void> {
  await trx
    .updateTable('request')
    .set((eb) => ({ outside: sql<string>`${JSON.stringify(said)}::jsonb`, revision: eb('revision', '+', 1) }))
    .where('id', '=', requestId)
    .execute();
}

/** Remembers that a request has opened addresses which nobody has visited yet; null = they have been visited. */
export async function setOutsideDue(
  trx: Trx,
  publicationId: string,
  requestId: string | null,
): Promise<void> {
  await trx
    .updateTable('publication')
    .set({ outside_due: requestId })
    .where('id', '=', publicationId)
    .execute();
}

/** Returns the publications with addresses that nobody has visited since they were opened. */
export async function findOutsideDue(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('publication')
    .select('id')
    .where('outside_due', 'is not', null)
    .where('state', '=', 'published')
    .execute();
  return rows.map(({ id }) => id);
}
