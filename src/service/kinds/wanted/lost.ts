import type { FieldProblem } from '../../../errors.ts';
import { lostPrincipals } from '../../preflight/principals.ts';
import type { Planned } from '../kind.ts';

/**
 * Returns a problem for each person whom the plan gives access but who can no longer use it; nobody else is checked.
 */
export async function lostAmongJoining({ graph, desired, changes }: Planned): Promise<FieldProblem[]> {
  const joining = changes.flatMap((one) =>
    one.kind === 'assign' && one.principalId !== undefined ? [one.principalId] : [],
  );
  return lostPrincipals(
    graph,
    desired.principals.filter(({ id }) => joining.includes(id)),
  );
}
