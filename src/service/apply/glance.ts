import { findRequestById } from '../../store/requests.ts';
import type { Deps } from '../deps.ts';
import { observe, type Observed } from '../publication/observe.ts';
import { storedRequest } from '../requests/stored.ts';
import { knownIds } from './known-ids.ts';

/** Looks at the tenant that approvers' clicks began, by request id. */
export type Glances = Map<string, Promise<Observed | null>>;

const forgetAfterMs = 5000;

/**
 * Begins to look at a publication while the approver is still being checked: the job that applies the request then
 * has one round trip less to wait for. Reads only; if it fails, the job looks itself.
 */
export function beginGlance(deps: Deps, requestId: string): void {
  if (deps.glances.has(requestId)) return;
  const seen = look(deps, requestId).catch(() => null);
  deps.glances.set(requestId, seen);
  setTimeout(() => {
    if (deps.glances.get(requestId) === seen) deps.glances.delete(requestId);
  }, forgetAfterMs).unref();
}

/** What the click has seen, once; null = nothing. It misses whatever the request has written since. */
export async function takeGlance(deps: Deps, requestId: string): Promise<Observed | null> {
  const seen = deps.glances.get(requestId);
  deps.glances.delete(requestId);
  return seen ?? null;
}

async function look(deps: Deps, requestId: string): Promise<Observed | null> {
  const row = await findRequestById(deps.db, requestId);
  const desired = row && storedRequest(row).desired;
  // The applications of an adoption are recorded only after the approval.
  if (!desired || row.kind === 'adopt' || row.state !== 'planned') return null;
  const known = await knownIds(deps, desired.publicationId);
  return observe(deps.graphFor(requestId), known);
}
