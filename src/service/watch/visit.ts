import { findDueVisits, setVisited, type WatchRow } from '../../store/watch.ts';
import { isBeingChanged } from '../../store/comparisons.ts';
import { findPublicationById, type PublicationRow } from '../../store/publications.ts';
import { checkOutside } from '../outside/check-outside.ts';
import type { Deps } from '../model/deps.ts';
import { intervalMs, mostAtOnce, tickSeconds } from './interval.ts';
import { tellOutside } from './tell-outside.ts';
import { watchedCount } from './watched-count.ts';

/** Visits at one time; each may wait several seconds for an answer. */
const atOnce = 6;

/**
 * Visits from outside the publications whose turn it is: often while an address is not live, with growing pauses, then
 * once in each interval. Tells what is wrong once two visits have seen it, and an open door at once.
 */
export async function visit(deps: Deps, now: Date): Promise<void> {
  const limit = mostAtOnce(deps.watchMinutes, await watchedCount(deps.db));
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
  const isAgain =
    (await hasChanged(deps, publication)) || (await tellOutside(deps, publication, checks, now));
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

/** Whether a request has changed it since it was read, or is about to: what was seen from outside may be from before. */
async function hasChanged({ db }: Deps, { id, name, revision }: PublicationRow): Promise<boolean> {
  if (await isBeingChanged(db, name)) return true;
  return (await findPublicationById(db, id))?.revision !== revision;
}
