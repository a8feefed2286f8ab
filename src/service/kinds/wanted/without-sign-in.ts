import type { FieldProblem } from '../../../errors.ts';
import { sentence } from '../../../language/sentence.ts';
import type { Desired } from '../../model/publication/desired.ts';
import type { Observed } from '../../model/publication/observed.ts';

/** Returns a problem for each application that has lost its service principal, which has taken all assignments along. */
export function withoutSignIn({ name, applications }: Desired, observed: Observed): FieldProblem[] {
  const lost = applications.filter(({ role }) => observed[role]?.lostServicePrincipal);
  return lost.map(({ displayName }) => ({
    field: '',
    message: sentence(
      '“{displayName}” has lost its service principal, so nobody can be assigned to it or taken off it. Type repair {name} first.',
      { displayName, name },
    ),
  }));
}
