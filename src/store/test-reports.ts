import { sql, type Insertable, type Selectable } from 'kysely';
import type { Db, Trx } from './db.ts';
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
    .selectFrom(newest(db, publicationId).as('newest'))
    .selectAll()
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
}

function newest(db: Db, publicationId: string) {
  return db
    .selectFrom('test_report')
    .selectAll()
    .distinctOn(['round', 'person_id'])
    .where('publication_id', '=', publicationId)
    .orderBy('round')
    .orderBy('person_id')
    .orderBy('id', 'desc');
}

/** Returns the newest answer of those that still stand and say that it works, in any round. */
export async function findLastWorks(db: Db, publicationId: string): Promise<TestReportRow | undefined> {
  return db
    .selectFrom(newest(db, publicationId).as('newest'))
    .selectAll()
    .where('seen', '=', 'works')
    .orderBy('round', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Counts the people of a round by what they said last; '' = they have been asked and have not answered. */
export async function countTests(
  db: Db,
  { id, test_round: round }: Round,
): Promise<{ seen: TestReportRow['seen'] | ''; people: number }[]> {
  const { rows } = await sql<{ seen: TestReportRow['seen'] | ''; people: string }>`
    select coalesce(said.seen, '') as seen, count(*) as people
    from (select person_id from test_ask where publication_id = ${id} and round = ${round}) as asked
    full join (select distinct on (person_id) person_id, seen from test_report
      where publication_id = ${id} and round = ${round} order by person_id, id desc) as said
      on said.person_id = asked.person_id
    group by 1`.execute(db);
  return rows.map(({ seen, people }) => ({ seen, people: Number(people) }));
}

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
