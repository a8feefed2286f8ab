import type { Text } from '../../../language/sentence.ts';
import type { Planned } from '../../kinds/kind.ts';
import type { Desired, DesiredApplication, Principal } from '../../model/publication/desired.ts';
import { peopleWarnings } from '../../preflight/people-warnings.ts';
import { nestedGroupWarnings } from '../../preflight/principals.ts';

/**
 * Returns warnings about those who get access, and about everybody when the sign-on changes. Anyone whose access stays
 * as it was approved is not judged again. Throws what Graph throws.
 */
export async function warningsAboutPeople({ graph, desired, base, changes }: Planned): Promise<Text[]> {
  const singleSignOn = signOnOf(desired);
  const joining = changes.flatMap((one) => (one.kind === 'assign' ? [one.principalId] : []));
  const join = ({ id }: Principal) => joining.includes(id);
  const everybody = !base || !isSame(signOnOf(base), singleSignOn);
  const judged = everybody ? desired.principals : desired.principals.filter(join);
  const [people, nested] = await Promise.all([
    peopleWarnings(graph, judged, singleSignOn),
    nestedGroupWarnings(graph, base ? desired.principals.filter(join) : desired.principals),
  ]);
  return [...people, ...nested];
}

type SignOn = DesiredApplication['singleSignOn'];

function signOnOf({ applications }: Desired): SignOn {
  return applications.find(({ role }) => role === 'hub')?.singleSignOn ?? { mode: 'none' };
}

/** Another service principal name makes no difference to people. */
function isSame(a: SignOn, b: SignOn): boolean {
  if (a.mode !== 'kerberos' || b.mode !== 'kerberos') return a.mode === b.mode;
  return a.loginIdentity === b.loginIdentity;
}
