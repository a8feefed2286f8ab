import { sql, type Selectable } from 'kysely';
import type { ComparisonTable } from './comparison-table.ts';
import type { Db, Trx } from './db.ts';
import { inOneStatement } from './in-one-statement.ts';
import type { PublicationRow } from './publications.ts';
import { underWayStates } from './request-states.ts';

export type ComparisonRow = Selectable<ComparisonTable>;

/** Returns the last comparison of a publication against what is approved now; undefined = there is none. */
export async function findComparison(db: Db, publicationId: string): Promise<ComparisonRow | undefined> {
  const [row] = await comparisonsOf(db, publicationId);
  return row;
}

const comparisonsOf = inOneStatement(
  (db, ids) =>
    db
      .selectFrom('comparison')
      .innerJoin('publication', 'publication.id', 'comparison.publication_id')
      .selectAll('comparison')
      .where('comparison.publication_id', 'in', ids)
      .whereRef('comparison.revision', '=', 'publication.revision')
      .where('publication.state', '=', 'published')
      .where((eb) => eb.or([eb('compared_at', 'is not', null), eb('problem', 'is not', null)]))
      .execute(),
  ({ publication_id: id }) => id,
);

/** Stores a comparison that succeeded. */
export async function setCompared(
  trx: Trx,
  { id, revision }: Pick<PublicationRow, 'id' | 'revision'>,
  found: { differences: object; unseen: object },
): Promise<void> {
  const values = {
    revision,
    wanted_at: null,
    compared_at: sql<Date>`now()`,
    differences: JSON.stringify(found.differences),
    unseen: JSON.stringify(found.unseen),
    problem: null,
    problem_since: null,
  };
  await trx
    .insertInto('comparison')
    .values({ publication_id: id, ...values })
    .onConflict((on) => on.column('publication_id').doUpdateSet(values))
    .execute();
}

/** Stores why a publication could not be compared. What was found of the same revision earlier stays. */
export async function setNotCompared(
  trx: Trx,
  { id, revision }: Pick<PublicationRow, 'id' | 'revision'>,
  problem: unknown,
): Promise<void> {
  const why = { problem: JSON.stringify(problem), problem_since: sql<Date>`now()` };
  const nothing = { wanted_at: null, compared_at: null, differences: '[]', unseen: '[]' };
  await trx
    .deleteFrom('comparison')
    .where('publication_id', '=', id)
    .where('revision', '<>', revision)
    .execute();
  await trx
    .insertInto('comparison')
    .values({ publication_id: id, revision, ...nothing, ...why })
    .onConflict((on) =>
      on.column('publication_id').doUpdateSet({
        wanted_at: null,
        problem: why.problem,
        problem_since: sql<Date>`coalesce(comparison.problem_since, now())`,
      }),
    )
    .execute();
}

/** Records that somebody waits for a comparison. */
export async function setComparisonWanted(
  trx: Trx,
  { id, revision }: Pick<PublicationRow, 'id' | 'revision'>,
): Promise<void> {
  const wanted = { wanted_at: sql<Date>`now()` };
  await trx
    .insertInto('comparison')
    .values({ publication_id: id, revision, differences: '[]', unseen: '[]', problem: null, ...wanted })
    .onConflict((on) => on.column('publication_id').doUpdateSet(wanted))
    .execute();
}

/** Whether somebody waits for a comparison of a publication. */
export async function isComparisonWanted(db: Db, publicationId: string): Promise<boolean> {
  return (await wantedOf(db, publicationId)).length > 0;
}

const wantedOf = inOneStatement(
  (db, ids) =>
    db
      .selectFrom('comparison')
      .select('publication_id')
      .where('publication_id', 'in', ids)
      .where('wanted_at', 'is not', null)
      .execute(),
  ({ publication_id: id }) => id,
);

/** Returns the ids of the publications for whose comparison somebody waits. */
export async function findWantedComparisons(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('comparison')
    .select('publication_id')
    .where('wanted_at', 'is not', null)
    .execute();
  return rows.map(({ publication_id: id }) => id);
}

/** Deletes what was found of a publication, which may be out of date. */
export async function deleteComparison(trx: Trx, publicationId: string): Promise<void> {
  await trx.deleteFrom('comparison').where('publication_id', '=', publicationId).execute();
}

/** Returns a publication if it is published, locked until the transaction ends; undefined = it is not. */
export async function lockPublished(trx: Trx, id: string): Promise<PublicationRow | undefined> {
  return trx
    .selectFrom('publication')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'published')
    .forUpdate()
    .executeTakeFirst();
}

/** Whether a request about the publication of that name is being carried out. */
export async function isBeingChanged(db: Db, name: string): Promise<boolean> {
  return (await underWayOf(db, name)).length > 0;
}

const underWayOf = inOneStatement(
  (db, names) =>
    db
      .selectFrom('request')
      .select('name')
      .where('name', 'in', names)
      .where('state', 'in', underWayStates)
      .execute(),
  ({ name }) => name,
);
