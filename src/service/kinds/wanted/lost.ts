import type { FieldProblem } from '../../../errors.ts';
import { lostAmong, type Disabled } from '../../preflight/principals.ts';
import type { Planned } from '../kind.ts';

/** Returns a problem for each person whom the plan gives access but who can no longer use it. */
export function lostAmongJoining(planned: Planned): Promise<FieldProblem[]> {
  return lostJoining(planned, 'is lost');
}

/**
 * The same for people who had access before: they get it back although they are disabled for now, and nobody can
 * correct a form that names nobody.
 */
export function goneAmongJoining(planned: Planned): Promise<FieldProblem[]> {
  return lostJoining(planned, 'may be disabled');
}

/** Nobody but those who join is checked. Who is gone is left out while applying, as long as somebody else joins. */
async function lostJoining(
  { graph, desired, changes }: Planned,
  disabled: Disabled,
): Promise<FieldProblem[]> {
  const joining = changes.flatMap((one) =>
    one.kind === 'assign' && one.principalId !== undefined ? [one.principalId] : [],
  );
  const principals = desired.principals.filter(({ id }) => joining.includes(id));
  const lost = await lostAmong(graph, principals, disabled);
  const isNobodyLeft =
    disabled === 'is lost' && lost.filter(({ isGone }) => isGone).length === principals.length;
  return lost
    .filter(({ isGone }) => !isGone || isNobodyLeft)
    .map(({ principal, message }) => ({
      field: principal.type === 'User' ? 'users' : 'groups',
      message,
    }));
}
