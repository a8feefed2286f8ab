import type { FieldProblem } from '../../errors.ts';
import { findRequestById, type RequestRow } from '../../store/requests.ts';
import type { Deps } from '../model/deps.ts';
import { pickedIds } from '../kinds/adopt-target.ts';
import { findPicked } from '../kinds/find-picked.ts';
import { observe, type Observed } from '../run/observe.ts';
import { problemsOf, problemsSince } from './recheck.ts';
import { storedRequest } from '../model/stored.ts';
import { knownIds } from '../run/known-ids.ts';

/** What is seen of the tenant before a request writes for the first time. */
export interface FirstLook {
  observed: Observed;
  /** What has made it impossible since it was planned. */
  problems: FieldProblem[];
}

/** Looks at the tenant that approvers' clicks began, by request id. */
export type Glances = Map<string, Promise<FirstLook | null>>;

const forgetAfterMs = 5000;

/**
 * Begins to look at the tenant while the approver is still being checked: the job that applies the request then has one
 * round trip less to wait for. Reads only; if it fails, the job looks itself.
 */
export function beginGlance(deps: Deps, requestId: string): void {
  if (deps.glances.has(requestId)) return;
  const seen = glance(deps, requestId).catch(() => null);
  deps.glances.set(requestId, seen);
  setTimeout(() => {
    if (deps.glances.get(requestId) === seen) deps.glances.delete(requestId);
  }, forgetAfterMs).unref();
}

/** What the click has seen, once; null = nothing. It misses whatever the request has written since. */
export async function takeGlance(deps: Deps, requestId: string): Promise<FirstLook | null> {
  const seen = deps.glances.get(requestId);
  deps.glances.delete(requestId);
  return seen ?? null;
}

async function glance(deps: Deps, requestId: string): Promise<FirstLook | null> {
  const row = await findRequestById(deps.db, requestId);
  return row?.state === 'planned' && row.desired ? lookFirst(deps, row) : null;
}

/** Looks at the publication and at everything its plan rests on. Throws what Graph throws. */
export async function lookFirst(deps: Deps, row: RequestRow): Promise<FirstLook> {
  const [observed, problems] = await Promise.all([observeRequest(deps, row), problemsSince(deps, row)]);
  return { observed, problems: [...problems, ...problemsOf(row, observed)] };
}

/** The applications of an adoption are recorded only after the approval: until then those that were picked count. */
async function observeRequest(deps: Deps, row: RequestRow): Promise<Observed> {
  const { desired, input } = storedRequest(row);
  const publicationId = desired?.publicationId ?? row.id;
  const graph = deps.graphFor(row.id);
  const known = await knownIds(deps, publicationId);
  const isPicked = input.kind === 'adopt' && Object.keys(known).length === 0;
  return observe(graph, isPicked ? await findPicked(graph, pickedIds(input)) : known);
}
