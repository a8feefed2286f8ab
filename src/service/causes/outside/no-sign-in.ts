import { listed, sentence } from '../../../language/sentence.ts';
import { noCommands, type Cause } from '../cause.ts';
import type { Facts } from '../facts.ts';
import { applicationsThat, externalHosts, pairs } from '../names.ts';
import { hostsIn, lookAt, wordsOf } from './findings.ts';

/** The applications, or else the hosts, that let people in without the approved sign-in. */
function open(facts: Facts): string[] {
  const set = applicationsThat(
    facts,
    (wanted, there) =>
      wanted.preAuthentication === 'aadPreAuthentication' &&
      there.publishing?.externalAuthenticationType === 'passthru',
  );
  return set.length > 0 ? set : hostsIn(facts, 'alarm');
}

export const noSignIn: Cause = {
  id: 'no-sign-in',
  row: 8,
  topic: sentence('Sign-in before Application Proxy'),
  opens: true,
  looks: (facts) => {
    if (open(facts).length > 0) return 'found';
    return pairs(facts)?.some(({ there }) => !there.isPublishingHidden) ? 'fine' : lookAt(facts, 'sign-in');
  },
  title: (facts) =>
    sentence('Open to the internet: {applications} asks nobody to sign in with Microsoft Entra ID', {
      applications: open(facts).length > 0 ? listed(open(facts)) : listed(externalHosts(facts)),
    }),
  confirm: (facts) =>
    wordsOf(facts, 'sign-in') ||
    sentence(
      'Open the address in a private window: Qlik Sense shows at once, without Microsoft’s sign-in page.',
    ),
  advice: (facts) =>
    sentence('Type “repair {name}” now: it switches the sign-in on again.', { name: facts.desired.name }),
  who: 'entra',
  commands: noCommands,
  answers: ['qlik-login'],
};
