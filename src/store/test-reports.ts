import { sql, type Insertable, type Selectable } from 'kysely';
import type { Db, Trx } from './db.ts';
import { inOneStatement } from './in-one-statement.ts';
import type { Round } from './test-asks.ts';
import type { TestReportTable } from './test-tables.ts';

export type TestReportRow = Selectable<TestReportTable>;

/** Returns the newest answer of a person in a round. */
export async function findLastReportOf(
  db: Db,
  { id, test_round: round }: Round,
  personId: string,
): Promise<TestReportRow | undefined> {
  return db
    .selectFrom('test_report')
    .selectAll()
    .where('publication_id', '=', id)
    .where('round', '=', round)
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Stores an answer and returns its id; undefined = the same click has brought it before. */
export async function insertTestReport(
  trx: Trx,
  row: Insertable<TestReportTable>,
): Promise<string | undefined> {
  const inserted = await trx
    .insertInto('test_report')
    .values(row)
    .onConflict((on) => on.columns(['publication_id', 'person_id', 'activity_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted?.id;
}

/** Returns each person's newest answer in each round, newest first. */
export async function findReports(db: Db, publicationId: string, most: number): Promise<TestReportRow[]> {
  return db
    .selectFrom(newest(db, [publicationId]).as('newest'))
    .selectAll()
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
}

function newest(db: Db, publicationIds: readonly string[]) {
  return db
    .selectFrom('test_report')
    .selectAll()
    .distinctOn(['publication_id', 'round', 'person_id'])
    .where('publication_id', 'in', publicationIds)
    .orderBy('publication_id')
    .orderBy('round')
    .orderBy('person_id')
    .orderBy('id', 'desc');
}

/** Returns the newest answer of those that still stand and say that it works, in any round. */
export async function findLastWorks(db: Db, publicationId: string): Promise<TestReportRow | undefined> {
  const [row] = await lastWorksOf(db, publicationId);
  return row;
}

const lastWorksOf = inOneStatement(
  (db, ids) =>
    db
      .selectFrom(newest(db, ids).as('newest'))
      .selectAll()
      .distinctOn('publication_id')
      .where('seen', '=', 'works')
      .orderBy('publication_id')
      .orderBy('round', 'desc')
      .orderBy('id', 'desc')
      .execute(),
  ({ publication_id: id }) => id,
);

/** People by what they said last; '' = they have been asked and have not answered. */
interface Count {
  publication: string;
  seen: TestReportRow['seen'] | '';
  people: number;
}

/** Counts the people of a publication's last round by what they said last. */
export const countTests = inOneStatement<Count>(
  async (db, publicationIds) => {
    const { rows } = await sql<Count>`
      select publication.id as publication, answer.seen, answer.people
      from publication cross join lateral (
        select coalesce(said.seen, '') as seen, count(*)::int as people
        from (select person_id from test_ask
          where publication_id = publication.id and round = publication.test_round) as asked
        full join (select distinct on (person_id) person_id, seen from test_report
          where publication_id = publication.id and round = publication.test_round
          order by person_id, id desc) as said
          on said.person_id = asked.person_id
        group by 1) as answer
      where publication.id = any(${publicationIds}::uuid[])`.execute(db);
    return rows;
  },
  ({ publication }) => publication,
);

/** Deletes what was asked and answered before a time in rounds that are over, `most` of each. */
export async function deleteOldTests(trx: Trx, before: Date, most: number): Promise<number> {
  let deleted = 0;
  for (const [table, at] of [
    ['test_report', 'at'],
    ['test_ask', 'asked_at'],
  ] as const) {
    const [name, time] = [sql.table(table), sql.ref(at)];
    const { numAffectedRows } = await sql`delete from ${name} where ctid = any(array(
      select ctid from ${name} where is_over and ${time} < ${before} order by ${time} limit ${most}))`.execute(
      trx,
    );
    deleted += Number(numAffectedRows ?? 0n);
  }
  return deleted;
}
