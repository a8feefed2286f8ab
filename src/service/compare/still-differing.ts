import { setTimeout as sleep } from 'node:timers/promises';
import type { Graph } from '../../graph/client.ts';
import type { PublicationRow } from '../../store/publications.ts';
import { findNewestRequest } from '../../store/request-lists.ts';
import type { Deps } from '../model/deps.ts';
import type { Difference } from '../model/publication/comparison.ts';
import { storedDesired } from '../model/request/stored.ts';
import { isWithin } from '../waiting/age.ts';
import { findDifferences } from './find-differences.ts';
import { lookAt } from './look-at.ts';

/** For so long after a request another replica may still answer as before it. */
const freshMs = 120_000;
const mostPauseSeconds = 2;

/**
 * Returns the differences that count. Shortly after the bot itself has written, a list that lags would look like
 * drift; only what a second look finds as well counts then. Throws what Graph throws.
 */
export async function stillDiffering(
  deps: Deps,
  graph: Graph,
  publication: PublicationRow,
  found: readonly Difference[],
): Promise<Difference[]> {
  if (found.length === 0 || !(await isFresh(deps, publication))) return [...found];
  await sleep(Math.min(deps.waits.pauseSeconds, mostPauseSeconds) * 1000);
  const approved = storedDesired(publication);
  const again = await findDifferences(deps, graph, approved, await lookAt(deps, graph, approved));
  const keys = new Set(found.map(({ key }) => key));
  return again.filter(({ key }) => keys.has(key));
}

async function isFresh({ db }: Deps, { name }: PublicationRow): Promise<boolean> {
  const request = await findNewestRequest(db, name);
  return request !== undefined && request.apply_started_at !== null && isWithin(request.updated_at, freshMs);
}
