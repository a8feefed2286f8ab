import { findRequestById, type RequestRow } from '../../../store/requests.ts';
import type { Deps } from '../../model/deps.ts';
import type { Approver } from '../../model/request/approver.ts';
import type { Readers } from '../../model/readers.ts';
import type { FirstLook, Glances } from '../../model/request/first-look.ts';
import { assign } from '../../changes/access/assign.ts';
import { changesOf } from '../../changes/kinds-of-change.ts';
import { findGone } from '../../run/find-gone.ts';
import { observe } from '../../run/observe.ts';
import { withHostList } from '../../run/with-host-list.ts';
import { kinds } from '../../kinds/kinds.ts';
import { idsOf } from '../planning/asked.ts';
import { problemsOf, problemsSince } from '../planning/recheck.ts';
import { storedRequest } from '../../model/request/stored.ts';
import type { Observed } from '../../model/publication/observed.ts';

const forgetAfterMs = 5000;

/** As many as requests are applied at once. More would hold up the clicks of a crowd, and be forgotten unused. */
const mostGlances = 16;

interface Glance {
  approverId: string;
  seen: Promise<FirstLook | null>;
}

/**
 * Keeps what `look` finds at approvers' clicks until the jobs take it, which saves the job that applies a request one
 * round trip. If the look fails, or many look already, the job looks itself. Only the look of who approved counts: others
 * may see less.
 */
export function createGlances(
  look: (requestId: string, approver: Approver) => Promise<FirstLook | null>,
): Glances {
  const glances = new Map<string, Glance>();
  const isOf = (one: Glance | undefined, { aadObjectId }: Pick<Approver, 'aadObjectId'>) =>
    one?.approverId.toLowerCase() === aadObjectId.toLowerCase();
  return {
    begin: (requestId, approver) => {
      if (glances.size >= mostGlances || isOf(glances.get(requestId), approver)) return;
      const begun = {
        approverId: approver.aadObjectId,
        seen: look(requestId, approver).catch(() => null),
      };
      glances.set(requestId, begun);
      setTimeout(() => {
        if (glances.get(requestId) === begun) glances.delete(requestId);
      }, forgetAfterMs).unref();
    },
    take: async (requestId, aadObjectId) => {
      const begun = glances.get(requestId);
      glances.delete(requestId);
      return begun && isOf(begun, { aadObjectId }) ? begun.seen : null;
    },
  };
}

/**
 * Looks at the tenant for a request that waits for the decision of the person who clicked; null = it no longer waits.
 * Throws what Graph throws, and SignInNeededError.
 */
export async function glance(deps: Deps, requestId: string, approver: Approver): Promise<FirstLook | null> {
  const row = await findRequestById(deps.db, requestId);
  if (row?.state !== 'planned' || !row.desired) return null;
  const asApprover = deps.graphAs && (await deps.graphAs(requestId, approver));
  return lookFirst(deps, row, { graph: deps.graphFor(requestId), asApprover });
}

/** Looks at the publication and at everything its plan depends on. Throws what Graph throws. */
export async function lookFirst(deps: Deps, row: RequestRow, readers: Readers): Promise<FirstLook> {
  const [observed, problems, gone] = await Promise.all([
    observeRequest(deps, row, readers),
    problemsSince(deps, row, readers),
    goneSince(deps, row, readers),
  ]);
  return { observed, problems: [...problems, ...problemsOf(row, observed)], gone };
}

async function goneSince(deps: Deps, row: RequestRow, { graph }: Readers): Promise<string[]> {
  const { plan, desired } = storedRequest(row);
  const joining = changesOf(assign, plan?.changes ?? []).map(({ principalId }) => principalId);
  const groups = desired?.principals.filter(({ type }) => type === 'Group') ?? [];
  return findGone(
    deps,
    graph,
    [...new Set(joining)],
    groups.map(({ id }) => id),
  );
}

/** The applications of an adoption are recorded only after the approval; until then the picked ones are used. */
async function observeRequest(deps: Deps, row: RequestRow, readers: Readers): Promise<Observed> {
  const { desired, input } = storedRequest(row);
  const publicationId = desired?.publicationId ?? row.id;
  const { graph } = readers;
  const observed = await observe(
    readers,
    await idsOf(kinds[row.kind], { deps, graph, publicationId, input }),
  );
  return desired ? withHostList(deps, desired, observed) : observed;
}
