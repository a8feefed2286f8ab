import { deleteDailyCountsBefore, findDailyCounts } from '../../store/daily-counts.ts';
import { claimSetting, findSetting } from '../../store/settings.ts';
import { newsPlaces, tellNews } from '../conversations/news.ts';
import type { Deps } from '../model/deps.ts';
import { countToday, dayOf, type Summary } from './summary.ts';

const hourMs = 3600 * 1000;
const dayMs = 24 * hourMs;

/** Days shown in a summary, and days for which counts are kept. */
const shownDays = 28;
const keptDays = 400;

/** A week begins at this hour of its Monday, in UTC. */
const hour = 6;

/** A summary that was missed is made up for during so many days; after them, the next one is near. */
const lateDays = 4;

const key = 'summary-told';

/** Stores today's counts, and tells the summary of the week if it is time for it. Runs each hour. */
export async function summarise(deps: Deps, now = new Date()): Promise<void> {
  const summary = await countToday(deps, now);
  await deleteDailyCountsBefore(deps.db, dayOf(new Date(now.getTime() - keptDays * dayMs)));
  if (deps.watchMinutes > 0) await tellWeek(deps, summary, now);
}

/**
 * Tells the summary of a week once, of however many instances. A bot that is new waits for its first Monday. Nothing is
 * told without the watch: there is nothing new to say then.
 */
async function tellWeek(deps: Deps, summary: Summary, now: Date): Promise<void> {
  const monday = mondayOf(now);
  const last = (await findSetting(deps.db, key))?.value;
  const week = dayOf(monday);
  if (last === week) return;
  const age = now.getTime() - monday.getTime();
  const isTime = age < (last === undefined ? dayMs : lateDays * dayMs);
  const isTold = isTime && summary.counts.published > 0;
  const days = await findDailyCounts(deps.db, dayOf(new Date(now.getTime() - shownDays * dayMs)));
  const places = isTold ? await newsPlaces(deps) : [];
  await deps.db.transaction().execute(async (trx) => {
    if (!(await claimSetting(trx, key, week)) || !isTold) return;
    await tellNews(deps, trx, { kind: 'summary', about: '', data: { ...summary, days } }, places);
  });
}

/** Returns the beginning of a week. */
function mondayOf(now: Date): Date {
  const inWeek = new Date(now.getTime() - hour * hourMs);
  const daysIn = (inWeek.getUTCDay() + 6) % 7;
  return new Date(Math.floor(inWeek.getTime() / dayMs) * dayMs - daysIn * dayMs + hour * hourMs);
}
