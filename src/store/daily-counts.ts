import { sql } from 'kysely';
import type { Db } from './db.ts';

/** How many publications are in which state. */
export interface StateCounts {
  published: number;
  asApproved: number;
  differing: number;
  notCompared: number;
  /** From outside: open without the approved sign-in, wrong, not reachable yet, fine. */
  alarm: number;
  wrong: number;
  settling: number;
  verified: number;
  /** Since the last change of its settings somebody has said: it works, it does not. Both may be so. */
  works: number;
  trouble: number;
}

/** Counts of some publications; `comparedAt` = the oldest comparison, null = none; `lastId` = the last of them. */
interface Counted {
  counts: StateCounts;
  comparedAt: Date | null;
  lastId: string | null;
}

/** Counts what is published by what was last seen of it: `most` publications, by id, after one. */
export async function countStates(db: Db, afterId: string, most: number): Promise<Counted> {
  const { rows } = await sql<StateCounts & Omit<Counted, 'counts'>>`
    select count(*)::int as published,
      (count(*) filter (where c.compared_at is not null and c.differences = '[]'))::int as "asApproved",
      (count(*) filter (where c.compared_at is not null and c.differences <> '[]'))::int as differing,
      (count(*) filter (where c.compared_at is null))::int as "notCompared",
      (count(*) filter (where o.worst = 4))::int as alarm,
      (count(*) filter (where o.worst = 3))::int as wrong,
      (count(*) filter (where o.worst = 2))::int as settling,
      (count(*) filter (where o.worst = 0))::int as verified,
      (count(*) filter (where said.works))::int as works,
      (count(*) filter (where said.trouble))::int as trouble,
      min(c.compared_at) as "comparedAt",
      max(p.id::text) as "lastId"
    from (select id, revision, test_round from publication
      where state = 'published' and id > ${afterId} order by id limit ${most}) p
    left join lateral (
      select compared_at, differences from comparison
      where publication_id = p.id and revision = p.revision limit 1
    ) c on true
    left join lateral (
      select max(case state when 'alarm' then 4 when 'wrong' then 3 when 'settling' then 2 when 'unchecked' then 1 else 0 end) as worst
      from outside_check where publication_id = p.id
    ) o on true
    left join lateral (
      select bool_or(seen = 'works') as works, bool_or(seen <> 'works') as trouble
      from (select distinct on (person_id) seen from test_report
        where publication_id = p.id and round = p.test_round order by person_id, id desc) as newest
    ) said on true`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('A count has no row');
  const { comparedAt, lastId, ...counts } = row;
  return { counts, comparedAt, lastId };
}

/** Stores the counts of a day; the last ones of it stay. `countedAt` and `comparedAt` are ISO dates. */
export async function setDailyCount(
  db: Db,
  day: string,
  counts: StateCounts & Record<'countedAt' | 'comparedAt', string>,
): Promise<void> {
  const values = { counts: JSON.stringify(counts) };
  await db
    .insertInto('daily_count')
    .values({ day, ...values })
    .onConflict((on) => on.column('day').doUpdateSet(values))
    .execute();
}

/** Returns what was counted last; undefined = nothing yet. */
export async function findLastCounts(db: Db): Promise<unknown> {
  const newest = db.selectFrom('daily_count').select('counts').orderBy('day', 'desc').limit(1);
  return (await newest.executeTakeFirst())?.counts;
}

/** Returns the counts of the days since one, oldest first. */
export async function findDailyCounts(db: Db, since: string): Promise<{ day: string; counts: unknown }[]> {
  return db
    .selectFrom('daily_count')
    .select([sql<string>`day::text`.as('day'), 'counts'])
    .where(sql<boolean>`day >= ${since}::date`)
    .orderBy('daily_count.day')
    .execute();
}

/** Deletes the counts of days before one. */
export async function deleteDailyCountsBefore(db: Db, day: string): Promise<void> {
  await db
    .deleteFrom('daily_count')
    .where(sql<boolean>`day < ${day}::date`)
    .execute();
}
