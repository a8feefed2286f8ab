import type { Text } from '../../language/sentence.ts';
import type { Told } from './told.ts';
import type { Trx } from '../../store/db.ts';
import type { Deps } from '../model/deps.ts';
import { intervalMs } from './interval.ts';
import { lockWatched, updateWatched, type WatchedKey, type WatchedRow } from '../../store/watched.ts';

/** What a look has seen of one thing. */
export interface Sighting extends WatchedKey {
  /** Any text; another one is another state. */
  state: string;
  isWrong: boolean;
  /** How often in a row it must be seen before it is told: more than once where one odd answer may be chance. */
  sights: number;
  /** It must be told at once, however often it goes on and off. */
  isUrgent?: boolean;
  /** What is said once a day while it goes on; `''` = nothing. */
  line: Text;
  /** What the next look compares with. */
  facts?: unknown;
}

/** A state that has changed and must be told now, in the same transaction. */
export interface Turned {
  /** The facts told last; null = it is seen for the first time. */
  before: unknown;
}

/**
 * Records a sighting, and returns what must be told: each change of state once, whoever looks and however often the
 * process is restarted; `waits` = it is told if the next look sees it, too. What is fine when it is first seen is not told. What goes on and off must be seen more
 * often before it is told, until it has been steady for two intervals.
 */
export async function note(
  deps: Pick<Deps, 'watchMinutes'>,
  trx: Trx,
  sighting: Sighting,
  now: Date,
): Promise<Turned | 'waits' | null> {
  const { state, isWrong } = sighting;
  const row = await lockWatched(trx, sighting);
  const isFirst = row.state === '' && row.told_at === null;
  if (row.state === state) {
    await updateWatched(trx, sighting, {
      seen: '',
      seen_times: 0,
      data: dataOf(sighting),
    });
    return null;
  }
  const recent = recentTimes(row, now, intervalMs(deps.watchMinutes));
  const times = row.seen === state && row.seen_times > 0 ? row.seen_times + 1 : 1;
  const isFirstAndFine = isFirst && !isWrong;
  if (!isFirstAndFine && times < needed(sighting, recent)) {
    await updateWatched(trx, sighting, { seen: state, seen_times: times });
    return 'waits';
  }
  const told = isFirstAndFine ? {} : { told_at: now, told_times: recent + 1 };
  await updateWatched(trx, sighting, {
    ...told,
    state,
    is_wrong: isWrong,
    since: now,
    data: dataOf(sighting),
    seen: '',
    seen_times: 0,
  });
  if (isFirstAndFine) return null;
  return { before: row.data.facts ?? null };
}

/** Returns what is told of a sighting that has turned; null = nothing now. */
export function toldIf(noted: Turned | 'waits' | null, told: Told): Told | null {
  return noted === null || noted === 'waits' ? null : told;
}

function dataOf({ line, facts }: Sighting): string {
  return JSON.stringify({ ...(line !== '' && { line }), ...(facts !== undefined && { facts }) });
}

function recentTimes({ told_times: times, told_at: at }: WatchedRow, now: Date, interval: number): number {
  return at && now.getTime() - at.getTime() < 2 * interval ? times : 0;
}

/** So many turns in a row are told as usual; after that it takes longer, but never longer than an interval. */
const usualTurns = 4;
const mostDoublings = 3;

function needed({ sights, isUrgent = false }: Sighting, recent: number): number {
  if (isUrgent) return 1;
  return sights * 2 ** Math.min(mostDoublings, Math.max(0, recent - usualTurns + 1));
}
