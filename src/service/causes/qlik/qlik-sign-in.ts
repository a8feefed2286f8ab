import { sentence } from '../../../language/sentence.ts';
import { noCommands, type Cause } from '../cause.ts';
import { saidByQlik } from './said-by-qlik.ts';

const topic = sentence('Sign-in of Qlik Sense');

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
  title: () => sentence('Qlik Sense knows the person not, has no licence for them, or shows them no app'),
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
export const qlikSignInCauses: readonly Cause[] = [userAgent, qlikAccess];
