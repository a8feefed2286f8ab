import { listed, sentence, type Text } from '../../../language/sentence.ts';
import { isUnder, sameUrl } from '../../model/publication/addresses.ts';
import type { DesiredApplication } from '../../model/publication/desired.ts';
import type { ObservedApplication } from '../../model/publication/observed.ts';
import { noCommands, type Cause } from '../cause.ts';
import type { Facts } from '../facts.ts';
import { looked } from '../looked.ts';
import { applicationNames, applicationsThat, externalHosts } from '../names.ts';

const topic = sentence('Applications in Microsoft Entra');

function gone({ desired, observed }: Facts): DesiredApplication[] {
  return desired.applications.filter(({ role }) => {
    const there = observed?.[role];
    return !there || there.lostServicePrincipal !== undefined;
  });
}

/** Those that are gone; both if none is, because an error can name this cause as well. */
function goneNames(facts: Facts): Text {
  const those = gone(facts);
  return listed((those.length > 0 ? those : facts.desired.applications).map((one) => one.displayName));
}

const applicationGone: Cause = {
  id: 'application-gone',
  row: 10,
  topic,
  looks: (facts) => looked(facts.observed, () => gone(facts).length > 0),
  title: (facts) =>
    sentence('{applications}: the application or its service principal was deleted', {
      applications: goneNames(facts),
    }),
  confirm: () => sentence('Entra admin center, App registrations, Deleted applications.'),
  advice: (facts) =>
    sentence('Type “repair {name}”: it brings back what can be brought back, and makes the rest anew.', {
      name: facts.desired.name,
    }),
  who: 'entra',
  commands: noCommands,
  answers: ['sign-in-error', 'microsoft-error', 'other'],
  codes: ['AADSTS700016', 'AADSTS500011', 'AADSTS650052', '404'],
};

const isOff = (wanted: DesiredApplication, there: ObservedApplication) =>
  wanted.isSignInEnabled !== false && there.servicePrincipal?.accountEnabled === false;

const signInOff: Cause = {
  id: 'sign-in-off',
  row: 10,
  topic,
  looks: (facts) => looked(facts.observed, () => applicationsThat(facts, isOff).length > 0),
  title: (facts) =>
    sentence('Sign-in to {applications} is switched off for everybody', {
      applications: applicationNames(facts, isOff),
    }),
  confirm: () =>
    sentence(
      'Entra admin center, Enterprise applications, Properties: “Enabled for users to sign-in?” says No.',
    ),
  advice: (facts) =>
    sentence('Type “repair {name}”: it switches the sign-in on again.', { name: facts.desired.name }),
  who: 'entra',
  commands: noCommands,
  answers: ['sign-in-error'],
  codes: ['AADSTS7000112', 'AADSTS50131'],
};

const lacksTokens = (_: DesiredApplication, there: ObservedApplication) => there.issuesIdTokens === false;

/** https://learn.microsoft.com/graph/api/resources/implicitgrantsettings */
const tokensOff: Cause = {
  id: 'tokens-off',
  row: 10,
  topic,
  looks: (facts) => {
    const known = applicationsThat(facts, (_, { issuesIdTokens }) => issuesIdTokens !== undefined);
    if (known.length === 0) return 'unseen';
    return applicationsThat(facts, lacksTokens).length > 0 ? 'found' : 'fine';
  },
  title: (facts) =>
    sentence('{applications} may not issue ID tokens, so that the sign-in never ends', {
      applications: applicationNames(facts, lacksTokens),
    }),
  confirm: () =>
    sentence('Entra admin center, App registrations, Authentication: “ID tokens” is not ticked.'),
  advice: () => sentence('Tick “ID tokens” there and save.'),
  who: 'entra',
  commands: noCommands,
  answers: ['sign-in-error', 'other'],
  codes: ['AADSTS700054', 'AADSTS700051'],
};

function differs(wanted: DesiredApplication, there: ObservedApplication): boolean {
  const { externalUrl } = wanted;
  const { identifierUris, redirectUris, publishing, isPublishingHidden } = there;
  return (
    !identifierUris.some((uri) => sameUrl(uri, externalUrl)) ||
    !redirectUris.some((uri) => isUnder(uri, externalUrl)) ||
    (!isPublishingHidden && Boolean(publishing) && !sameUrl(publishing?.externalUrl, externalUrl))
  );
}

const addressesDiffer: Cause = {
  id: 'addresses-differ',
  row: 9,
  topic: sentence('Published addresses'),
  looks: (facts) => looked(facts.observed, () => applicationsThat(facts, differs).length > 0),
  title: (facts) =>
    sentence('{applications}: identifier, redirect or external address is not {hosts}', {
      applications: applicationNames(facts, differs),
      hosts: listed(externalHosts(facts)),
    }),
  confirm: () =>
    sentence(
      'Entra admin center, App registrations, Authentication: the redirect URI is the external address.',
    ),
  advice: (facts) =>
    sentence('Type “repair {name}”: it sets these addresses again.', { name: facts.desired.name }),
  who: 'entra',
  commands: noCommands,
  answers: ['sign-in-error'],
  codes: ['AADSTS50011', 'AADSTS500113', 'AADSTS500011'],
};

/** Whether somebody changed what Application Proxy keeps for itself cannot be read from Graph. */
const credentialsAltered: Cause = {
  id: 'credentials-altered',
  row: 11,
  topic: sentence('What Application Proxy keeps in the application'),
  looks: () => 'unseen',
  title: () =>
    sentence(
      'The credentials or API permissions that Application Proxy keeps in the application were changed',
    ),
  confirm: () => sentence('Entra admin center, Audit logs: look for updates of the application by a person.'),
  advice: (facts) =>
    sentence('They cannot be repaired by hand: type “unpublish {name}” and publish it again, as it is now.', {
      name: facts.desired.name,
    }),
  who: 'entra',
  commands: noCommands,
  answers: ['sign-in-error', 'microsoft-error'],
  codes: ['AADSTS7000215', 'AADSTS7000222', 'AADSTS700213', 'AADSTS700211'],
};

/** What can be wrong with the applications themselves. */
export const applicationCauses: readonly Cause[] = [
  applicationGone,
  addressesDiffer,
  signInOff,
  tokensOff,
  credentialsAltered,
];
