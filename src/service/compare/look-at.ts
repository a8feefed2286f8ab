import type { Graph } from '../../graph/client.ts';
import { isHalfMade } from '../changes/half-made.ts';
import type { Deps } from '../model/deps.ts';
import type { Desired } from '../model/publication/desired.ts';
import type { Observed } from '../model/publication/observed.ts';
import { roles } from '../model/publication/role.ts';
import { withAssumed } from '../run/assumed.ts';
import { knownIds } from '../run/known-ids.ts';
import { observe } from '../run/observe.ts';
import { Settling } from '../waiting/settling.ts';

/**
 * Reads a publication in the tenant as the bot; what Graph does not show is assumed to be as approved. Throws Settling
 * while part of it cannot be read yet, and what Graph throws.
 */
export async function lookAt(deps: Deps, graph: Graph, approved: Desired): Promise<Observed> {
  const known = withAssumed(approved, await knownIds(deps, approved.publicationId));
  const observed = await observe({ graph, asApprover: null }, known);
  const all = roles.flatMap((role) => observed[role] ?? []);
  if (all.some(isHalfMade)) throw new Settling('An application is not complete yet');
  return observed;
}
