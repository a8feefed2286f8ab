import type { Graph } from '../../graph/client.ts';
import { findConnectorGroups } from '../../store/connector-groups.ts';
import { findApproverIds } from '../../store/requests.ts';
import { assign } from '../changes/access/assign.ts';
import { differences } from '../changes/differences.ts';
import { changesOf } from '../changes/kinds-of-change.ts';
import { plan } from '../changes/plan.ts';
import type { Deps } from '../model/deps.ts';
import type { Difference } from '../model/publication/comparison.ts';
import type { Desired } from '../model/publication/desired.ts';
import type { Observed } from '../model/publication/observed.ts';
import { findGone } from '../run/find-gone.ts';

/** Returns in what the observed state is not as approved. Asks Graph whether those not assigned any more still exist. */
export async function findDifferences(
  deps: Deps,
  graph: Graph,
  approved: Desired,
  observed: Observed,
): Promise<Difference[]> {
  const missing = changesOf(assign, plan(approved, observed)).map(({ principalId }) => principalId);
  const [groups, approverIds, gone] = await Promise.all([
    findConnectorGroups(deps.db),
    findApproverIds(deps.db, approved.name),
    missing.length > 0 ? findGone(deps, graph, [...new Set(missing)]) : Promise.resolve<string[]>([]),
  ]);
  return differences(approved, observed, {
    groupName: (id) => groups.find((group) => group.id === id)?.name ?? '',
    isGone: (id) => gone.includes(id),
    approverIds,
  });
}
