import type { FieldProblem } from '../../../errors.ts';
import { lostPrincipals } from '../../preflight/principals.ts';
import type { Planned } from '../kind.ts';

/** Who of those that a plan gives access could not use it any more: others are none of its business. */
export async function lostAmongJoining({ graph, desired, changes }: Planned): Promise<FieldProblem[]> {
  const joining = changes.flatMap((one) =>
    one.kind === 'assign' && one.principalId !== undefined ? [one.principalId] : [],
  );
  const signOn = desired.applications[0]?.singleSignOn ?? null;
  return lostPrincipals(
    graph,
    desired.principals.filter(({ id }) => joining.includes(id)),
    signOn,
  );
}
