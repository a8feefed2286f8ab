import { sentence, type Text } from '../../language/sentence.ts';
import type { FieldProblem } from '../../errors.ts';
import type { Change } from '../model/publication/change.ts';
import type { Observed, ObservedApplication } from '../model/publication/observed.ts';
import { roles } from '../model/publication/role.ts';

/** Returns a problem for each application that somebody is to be assigned to but that has no role to assign. */
export function roleProblems(changes: readonly Change[], observed: Observed): FieldProblem[] {
  const assigning = roles.filter((role) => changes.some((one) => one.kind === 'assign' && one.role === role));
  return withoutRole(assigning.flatMap((role) => observed[role] ?? [])).map((message) => ({
    field: '',
    message,
  }));
}

/** Says of each application without a role to assign that it has none, and what to do. */
export function withoutRole(found: readonly ObservedApplication[]): Text[] {
  const without = found.filter(({ servicePrincipal, userRoleId }) => servicePrincipal && userRoleId === '');
  return without.map(({ displayName: name }) =>
    sentence('“{name}” has no enabled role named User, so nobody can be assigned. Enable or add it there.', {
      name,
    }),
  );
}
