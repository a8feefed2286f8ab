import { randomUUID } from 'node:crypto';
import { listApplicationsOfGroups } from '../../graph/connector-groups.ts';
import { findDueLooks, setLooked } from '../../store/watch.ts';
import type { Deps } from '../model/deps.ts';
import { readDue, type Due } from './due.ts';
import { intervalMs, mostAtOnce, tickSeconds } from './interval.ts';
import { lookShortly, type Looked } from './look-shortly.ts';
import { findMoved } from './moved.ts';
import { tellDrift } from './tell-drift.ts';
import { watchedCount } from './watched-count.ts';

/** Two applications each fill a batch of twenty calls. */
const atOnce = 10;

/**
 * Looks at the publications whose turn it is, those first that moved: shortly, and in full when something is not as it
 * was and once a day. What could not be looked at stays due. Throws what Graph throws.
 */
export async function lookAtPublications(deps: Deps, now: Date): Promise<void> {
  await findMoved(deps, now);
  const limit = mostAtOnce(deps.watchMinutes, await watchedCount(deps.db));
  const due = await readDue(deps, await findDueLooks(deps.db, now, limit));
  if (due.length === 0) return;
  const looked: Looked[] = [];
  try {
    const groupOf = await readGroups(deps, due);
    for (let i = 0; i < due.length && !deps.jobs.isStopping(); i += atOnce)
      looked.push(...(await lookShortly(deps, due.slice(i, i + atOnce), groupOf, now)));
  } finally {
    await conclude(deps, looked, now);
  }
}

/** Tells what was found, and only then counts it as looked at. */
async function conclude(deps: Deps, looked: readonly Looked[], now: Date): Promise<void> {
  const waiting = await tellDrift(deps, looked, now);
  const nextAt = new Date(now.getTime() + intervalMs(deps.watchMinutes));
  const soon = new Date(now.getTime() + tickSeconds(deps.watchMinutes) * 1000);
  for (const { due, print, comparison } of looked) {
    const { id } = due.publication;
    if (comparison === 'same') await setLooked(deps.db, id, { now, nextAt }, null);
    else if (comparison === 'later' || waiting.has(id))
      await setLooked(deps.db, id, { now, nextAt: soon }, null);
    else await setLooked(deps.db, id, { now, nextAt }, { print });
  }
}

/** Returns the connector group of each application, by application id; those that Graph does not show are left out. */
async function readGroups(deps: Deps, due: readonly Due[]): Promise<Map<string, string>> {
  const recorded = due.flatMap(({ applications }) => applications.map(({ connector_group_id: id }) => id));
  const ids = [...new Set(recorded.filter((id) => id !== ''))];
  const lists = await listApplicationsOfGroups(deps.graphFor(randomUUID()), ids);
  return new Map(lists.flatMap((list, i) => (list ?? []).map((id) => [id, ids[i] ?? ''])));
}
