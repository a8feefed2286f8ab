import { randomUUID } from 'node:crypto';
import { isNewsKept } from '../../store/news.ts';
import type { Trx } from '../../store/db.ts';
import { countVerified } from '../../store/outside-checks.ts';
import { lockWatched, updateWatched } from '../../store/watched.ts';
import { tellNews, touchNews } from '../conversations/news.ts';
import type { Deps } from '../model/deps.ts';
import { intervalMs } from './interval.ts';
import { isMostAtOnce, outsidesTold, wellTogether, type Named } from './outsides-words.ts';
import type { Told } from './told.ts';

/** What has turned from outside for one publication: it is wrong, or well again. */
export interface OutsideTurn extends Named {
  isWrong: boolean;
  /** It was told to be wrong before. */
  wasWrong: boolean;
  /** What is told of it alone. */
  told: Told;
}

interface Remembered extends Named {
  /** It has turned back since. */
  isOver?: boolean;
}

/** A message that still takes in what is found after it was sent. Times in ms since 1970. */
interface Gathered {
  about: string;
  begunAt: number;
  lastAt: number;
  all: Remembered[];
}

type Gathering = Partial<Record<'wrong' | 'well', Gathered>>;

const key = { kind: 'outside', about: '' } as const;

/** A message takes in more for so many intervals at most; later it would be too far up to be read. */
const mostIntervals = 4;

/**
 * Tells what has turned from outside. What turns within an interval after another is written into the same message, so
 * that an outage of Microsoft's is one message, however many publications it stops. An open door makes a new message,
 * which names the others as well: nobody is alerted by a message that changes.
 */
export async function gatherOutside(
  deps: Deps,
  trx: Trx,
  { isWrong, wasWrong, told, ...named }: OutsideTurn,
  now: Date,
  places: readonly string[],
): Promise<void> {
  const interval = intervalMs(deps.watchMinutes);
  const gathering = ((await lockWatched(trx, key)).data.facts ?? {}) as Gathering;
  const [slot, other] = isWrong ? (['wrong', 'well'] as const) : (['well', 'wrong'] as const);
  const last = openOf(gathering[slot], now, interval);
  // That it was something else in between must be noticed.
  const isAnew = last === null || (last.all.some(({ id }) => id === named.id) && !(isWrong && wasWrong));
  const all: Remembered[] = [...(isAnew ? [] : last.all.filter(({ id }) => id !== named.id)), named];
  const data = await toldOf(
    trx,
    isWrong,
    all.filter((one) => !one.isOver),
    told,
  );
  const isSame = !isAnew && !isAlert(last, named, now, interval) && (await isKept(trx, last));
  const about = isSame ? last.about : randomUUID();
  if (isSame) await touchNews(deps, trx, 'outside', about, data);
  else await tellNews(deps, trx, { kind: 'outside', about, data }, places);
  const begunAt = isSame ? last.begunAt : now.getTime();
  const facts: Gathering = {
    [slot]: { about, begunAt, lastAt: now.getTime(), all },
    [other]: withOver(gathering[other], named.id),
  };
  await updateWatched(trx, key, { data: JSON.stringify({ facts }) });
}

/** Null = there is none that takes in more. */
function openOf(last: Gathered | undefined, now: Date, interval: number): Gathered | null {
  if (!last) return null;
  const time = now.getTime();
  return time - last.lastAt < interval && time - last.begunAt < mostIntervals * interval ? last : null;
}

/** Whether it is an open door of which no recent message has alerted anybody. */
function isAlert({ all, begunAt }: Gathered, { isAlarm }: Named, now: Date, interval: number): boolean {
  const isAlarming = all.some((one) => one.isAlarm && !one.isOver);
  return isAlarm && !(isAlarming && now.getTime() - begunAt < interval);
}

async function isKept(trx: Trx, { about }: Gathered): Promise<boolean> {
  return isNewsKept(trx, { kind: 'outside', about });
}

/** `told` = what is told of the last of them alone. */
async function toldOf(trx: Trx, isWrong: boolean, all: readonly Named[], told: Told): Promise<Told> {
  if (all.length === 1) return told;
  return isWrong
    ? outsidesTold(all, isMostAtOnce(all, await countVerified(trx, all.length)))
    : wellTogether(all);
}

/** Later a message no longer names what has turned back. */
function withOver(gathered: Gathered | undefined, id: string): Gathered | undefined {
  const all = gathered?.all.map((one) => (one.id === id ? { ...one, isOver: true } : one));
  return gathered && all && { ...gathered, all };
}
