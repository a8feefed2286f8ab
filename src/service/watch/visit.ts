import { countWatched, findDueVisits, setVisited, type WatchRow } from '../../store/watch.ts';
import { findPublicationById, type PublicationRow } from '../../store/publications.ts';
import { checkOutside } from '../outside/check-outside.ts';
import type { Deps } from '../model/deps.ts';
import type { Finding, OutsideCheck } from '../model/publication/outside.ts';
import { intervalMs, mostAtOnce, tickSeconds } from './interval.ts';
import { note } from './note.ts';
import { outsideTold } from './outside-words.ts';
import { tell } from './tell.ts';

/** Visits at one time; each may wait several seconds for an answer. */
const atOnce = 6;

/**
 * Visits from outside the publications whose turn it is: often while an address is not live, with growing pauses, then
 * once in each interval. Tells what is wrong once two visits have seen it, and an open door at once.
 */
export async function visit(deps: Deps, now: Date): Promise<void> {
  const limit = mostAtOnce(deps.watchMinutes, await countWatched(deps.db));
  const due = await findDueVisits(deps.db, now, limit);
  const next = async (): Promise<void> => {
    for (let one = due.shift(); one && !deps.jobs.isStopping(); one = due.shift())
      await visitOne(deps, one, now);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}

async function visitOne(deps: Deps, watch: WatchRow, now: Date): Promise<void> {
  const publication = await findPublicationById(deps.db, watch.publication_id);
  if (publication?.state !== 'published') return;
  const checks = await checkOutside(deps, publication.id);
  const isLive = checks.every(({ state }) => state === 'verified' || state === 'unchecked');
  const isAgain = await tellOutside(deps, publication, checks, now);
  const visits = isLive ? 0 : Math.min(watch.visits + 1, 20);
  const nextAt = new Date(now.getTime() + pauseMs(deps, isAgain ? 0 : visits, isLive && !isAgain));
  await setVisited(deps.db, publication.id, { now, nextAt }, visits);
}

/** Pauses of one tick, two, four … up to the interval while an address is not live. */
function pauseMs({ watchMinutes }: Deps, visits: number, isLive: boolean): number {
  const tick = tickSeconds(watchMinutes) * 1000;
  return isLive
    ? intervalMs(watchMinutes)
    : Math.min(intervalMs(watchMinutes), tick * 2 ** Math.max(0, visits - 1));
}

/** Returns whether the next visit decides whether it is told. */
async function tellOutside(
  deps: Deps,
  { id, name }: PublicationRow,
  checks: readonly OutsideCheck[],
  now: Date,
): Promise<boolean> {
  // What settles or cannot be visited from here says nothing.
  const judged = checks.filter(({ state }) => state !== 'unchecked' && state !== 'settling');
  if (judged.length === 0 || judged.length < checks.length) return false;
  const isAlarm = judged.some(({ state }) => state === 'alarm');
  const wrong = judged.flatMap(({ role, findings }) =>
    findings.filter(isWrong).map((one) => ({ role, ...one })),
  );
  const isWrongNow = isAlarm || judged.some(({ state }) => state === 'wrong');
  const told = outsideTold(name, isWrongNow ? wrong : [], isAlarm);
  let isWaiting = false;
  await tell(deps, 'outside', async (trx) => {
    const state = isWrongNow ? [isAlarm ? 'alarm' : 'wrong', ...wrong.map(stepOf)].join(' ') : '';
    const turned = await note(
      deps,
      trx,
      {
        kind: 'outside',
        about: id,
        state,
        isWrong: isWrongNow,
        sights: isAlarm ? 1 : 2,
        line: isWrongNow ? told.title : '',
      },
      now,
    );
    isWaiting = turned === 'waits';
    return turned && turned !== 'waits' ? told : null;
  });
  return isWaiting;
}

function isWrong({ state }: Finding): boolean {
  return state === 'wrong';
}

function stepOf({ role, step, cause = '' }: Finding & { role: string }): string {
  return `${role}:${step}:${cause}`;
}
