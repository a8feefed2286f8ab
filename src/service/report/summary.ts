import {
  countStates,
  deleteDailyCountsBefore,
  findDailyCounts,
  setDailyCount,
  type StateCounts,
} from '../../store/daily-counts.ts';
import { isNewsToldSince } from '../../store/news.ts';
import { newsPlaces, tellNews } from '../conversations/news.ts';
import type { Deps } from '../model/deps.ts';

const dayMs = 24 * 3600 * 1000;

/** Days shown in a summary, and days for which counts are kept. */
const shownDays = 28;
const keptDays = 400;

/** Less than a week after the last summary, none is told. */
const daysBetween = 6;

/** The hour, in UTC, from which a summary is told on Mondays. */
const hour = 6;

/** What is published, by what was last seen of it. */
export interface Summary {
  counts: StateCounts;
  /** Since when nothing is older, an ISO date; `''` = nothing was compared. */
  comparedAt: string;
}

/** Counts what is published; reads only the store. */
export async function summaryNow(deps: Deps): Promise<Summary> {
  const { comparedAt, ...counts } = await countStates(deps.db);
  return { counts, comparedAt: comparedAt?.toISOString() ?? '' };
}

/** Stores today's counts; on Mondays, tells the summary of the week once. Runs each hour. */
export async function summarise(deps: Deps, now = new Date()): Promise<void> {
  const summary = await summaryNow(deps);
  await setDailyCount(deps.db, dayOf(now), summary.counts);
  await deleteDailyCountsBefore(deps.db, dayOf(new Date(now.getTime() - keptDays * dayMs)));
  const isTime = now.getUTCDay() === 1 && now.getUTCHours() >= hour;
  const lately = new Date(now.getTime() - daysBetween * dayMs);
  if (!isTime || summary.counts.published === 0 || (await isNewsToldSince(deps.db, 'summary', lately)))
    return;
  const days = await findDailyCounts(deps.db, dayOf(new Date(now.getTime() - shownDays * dayMs)));
  const places = await newsPlaces(deps);
  await deps.db
    .transaction()
    .execute((trx) =>
      tellNews(deps, trx, { kind: 'summary', about: '', data: { ...summary, days } }, places),
    );
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
