import { sentence } from '../../../language/sentence.ts';
import { noCommands, type Cause } from '../cause.ts';
import { hubOf } from '../names.ts';
import { saidByQlik } from './said-by-qlik.ts';

const topic = sentence('Sign-in of Qlik Sense');

/** Not a fault, but what was approved. */
const ownSignIn: Cause = {
  id: 'own-sign-in',
  row: 40,
  topic,
  applies: (facts) => hubOf(facts)?.singleSignOn.mode === 'none',
  looks: (facts) => (hubOf(facts)?.singleSignOn.mode === 'none' ? 'unseen' : 'fine'),
  title: () => sentence('Single sign-on was not asked for, so that Qlik Sense asks people to sign in itself'),
  confirm: () => sentence('Sign in to the form with the account for Qlik Sense: the hub must open.'),
  advice: (facts) =>
    sentence('If it opens, answer that it works. For single sign-on by Kerberos: “update {name}”.', {
      name: facts.desired.name,
    }),
  who: 'person',
  commands: noCommands,
  answers: ['qlik-login'],
};

/** https://community.qlik.com/t5/Official-Support-Articles/ta-p/1716177 */
const userAgent: Cause = {
  id: 'user-agent',
  row: 40,
  topic,
  looks: (facts) => saidByQlik(facts, 'devices'),
  title: () => sentence('Qlik Sense signs in by Windows only where the browser says “Windows”'),
  confirm: () => sentence('The form comes on a Mac or a phone, and not on a Windows computer.'),
  advice: () =>
    sentence(
      'Qlik Management Console, Virtual proxies, Authentication, Windows authentication pattern: widen it, such as “Mozilla”.',
    ),
  who: 'qlik',
  commands: noCommands,
  answers: ['qlik-login'],
  codes: ['Mac', 'iPhone', 'iPad', 'Android', 'Linux'],
};

const qlikAccess: Cause = {
  id: 'qlik-access',
  row: 44,
  topic: sentence('Access and licences in Qlik Sense'),
  looks: () => 'unseen',
  title: () => sentence('Qlik Sense does not know the person, has no licence for them, or shows them no app'),
  confirm: () => sentence('Qlik Sense itself says so: “You cannot access Qlik Sense”, or the hub is empty.'),
  advice: () =>
    sentence(
      'Qlik Management Console: synchronise the user directory, then License management and the streams’ security rules.',
    ),
  who: 'qlik',
  commands: noCommands,
  answers: ['other', 'qlik-login'],
  codes: ['You cannot access Qlik Sense', 'access pass', 'no access', 'license', 'Lizenz'],
};

/** What Qlik Sense itself asks of people. */
export const qlikSignInCauses: readonly Cause[] = [ownSignIn, userAgent, qlikAccess];
