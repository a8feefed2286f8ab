import { countStates, findLastCounts, setDailyCount, type StateCounts } from '../../store/daily-counts.ts';
import { countConnectors } from '../../store/seen-connectors.ts';
import { countPublications } from '../../store/publications.ts';
import type { Db } from '../../store/db.ts';
import type { Deps } from '../model/deps.ts';

/** What is published, by what was last seen of it. */
export interface Summary {
  counts: StateCounts;
  /** Since when nothing is older, an ISO date; `''` = nothing was compared. */
  comparedAt: string;
  /** When very many were counted, an ISO date; absent = just now. */
  countedAt?: string;
  /** Of the groups that serve publications, as seen at an ISO date; null = they were never seen. */
  connectors: { active: number; total: number; seenAt: string } | null;
}

/** What has been counted; `comparedAt` as in a summary. */
type Counted = Pick<Summary, 'counts' | 'comparedAt' | 'countedAt'>;

/** So many are counted while somebody waits. */
const atOnce = 500;

const first = '00000000-0000-0000-0000-000000000000';

/**
 * Returns what is published, from the store alone. Where there are very many, it is as they were counted last: within
 * the hour, or now if they never were.
 */
export async function summaryNow({ db }: Pick<Deps, 'db'>): Promise<Summary> {
  if ((await countPublications(db, atOnce + 1)) <= atOnce) return countAll({ db });
  const last = (await findLastCounts(db)) as (StateCounts & Partial<Summary>) | undefined;
  if (last?.countedAt === undefined) return countToday({ db }, new Date());
  const { countedAt, comparedAt = '', ...counts } = last;
  return summaryOf(db, { counts, comparedAt, countedAt });
}

/** Counts everything that is published, and stores it as the count of the day. */
export async function countToday({ db }: Pick<Deps, 'db'>, now: Date): Promise<Summary> {
  const summary = await countAll({ db });
  const { counts, comparedAt } = summary;
  await setDailyCount(db, dayOf(now), { ...counts, comparedAt, countedAt: now.toISOString() });
  return summary;
}

/** Returns the day of a time in UTC, as in an ISO date. */
export function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** Counts everything that is published, a few at a time: nobody waits for it, and nothing for the embedded database. */
async function countAll({ db }: Pick<Deps, 'db'>): Promise<Summary> {
  let counted = await countStates(db, first, atOnce);
  let all = plain(counted);
  while (counted.counts.published === atOnce && counted.lastId !== null) {
    counted = await countStates(db, counted.lastId, atOnce);
    all = sum(all, plain(counted));
  }
  return summaryOf(db, all);
}

async function summaryOf(db: Db, counted: Counted): Promise<Summary> {
  const { seenAt, ...connectors } = await countConnectors(db);
  return {
    ...counted,
    connectors: seenAt === null || connectors.total === 0 ? null : { ...connectors, seenAt },
  };
}

function plain({ counts, comparedAt }: Awaited<ReturnType<typeof countStates>>): Counted {
  return { counts, comparedAt: comparedAt?.toISOString() ?? '' };
}

function sum(one: Counted, other: Counted): Counted {
  const keys = Object.keys(one.counts) as (keyof StateCounts)[];
  const counts = { ...one.counts };
  for (const key of keys) counts[key] += other.counts[key];
  const dates = [one.comparedAt, other.comparedAt].filter((date) => date !== '');
  return { counts, comparedAt: dates.toSorted()[0] ?? '' };
}
