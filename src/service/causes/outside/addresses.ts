import { listed, sentence } from '../../../language/sentence.ts';
import { noCommands, type Cause } from '../cause.ts';
import type { Facts } from '../facts.ts';
import { externalHosts } from '../names.ts';
import { hostsAt, hostsIn, lookAt, wordsOf } from './findings.ts';

/** https://learn.microsoft.com/entra/identity/app-proxy/how-to-configure-custom-domain */
const nameMissing: Cause = {
  id: 'name-missing',
  row: 1,
  topic: sentence('Names in DNS'),
  looks: (facts) => lookAt(facts, 'name'),
  title: (facts) =>
    sentence('The name {hosts} does not lead to Application Proxy', {
      hosts: listed(hostsAt(facts, 'name')),
    }),
  confirm: (facts) => wordsOf(facts, 'name') || sentence('Look the name up, as below.'),
  advice: (facts) =>
    sentence(
      'Make a CNAME record for each of {hosts} that leads to the msappproxy.net address on its Application proxy page; never an address record.',
      { hosts: listed(hostsAt(facts, 'name')) },
    ),
  who: 'dns',
  commands: (facts) => hostsAt(facts, 'name').map((host) => `Resolve-DnsName ${host}`),
  answers: ['other', 'microsoft-error'],
  codes: ['DNS_PROBE_FINISHED_NXDOMAIN', 'ERR_NAME_NOT_RESOLVED'],
};

/** All of them where none is known to settle, because an error can name this cause as well. */
function settlingHosts(facts: Facts): string[] {
  const those = hostsIn(facts, 'settling');
  return those.length > 0 ? those : externalHosts(facts);
}

const nameSettling: Cause = {
  id: 'name-settling',
  row: 2,
  topic: sentence('Names in DNS'),
  looks: (facts) => {
    if (hostsIn(facts, 'settling').length > 0) return 'found';
    return facts.outside.length > 0 ? 'fine' : 'unseen';
  },
  title: (facts) =>
    sentence('{hosts} is new and not live everywhere yet', { hosts: listed(settlingHosts(facts)) }),
  confirm: () => sentence('The bot looks again by itself, and tells when it is live.'),
  advice: () => sentence('Wait some minutes; there is nothing else to do.'),
  who: 'person',
  commands: (facts) => settlingHosts(facts).map((host) => `Resolve-DnsName ${host}`),
  answers: ['other', 'microsoft-error'],
  codes: ['DNS_PROBE_FINISHED_NXDOMAIN', 'ERR_NAME_NOT_RESOLVED', '404'],
};

/** https://learn.microsoft.com/entra/identity/app-proxy/how-to-configure-custom-domain#certificates-for-custom-domains */
const certificate: Cause = {
  id: 'certificate',
  row: 3,
  topic: sentence('Certificates'),
  looks: (facts) => lookAt(facts, 'certificate'),
  title: (facts) =>
    sentence('Browsers do not trust the certificate of {hosts}', {
      hosts: listed(hostsAt(facts, 'certificate')),
    }),
  confirm: (facts) =>
    wordsOf(facts, 'certificate') || sentence('Open the address: the browser says what is wrong with it.'),
  advice: () =>
    sentence(
      'Upload a certificate for the name, with its whole chain, on the Application proxy page in the Entra admin center.',
    ),
  who: 'entra',
  commands: (facts) => hostsAt(facts, 'certificate').map((host) => `curl.exe -vI https://${host}/`),
  answers: ['other'],
  codes: ['ERR_CERT_DATE_INVALID', 'ERR_CERT_COMMON_NAME_INVALID', 'ERR_CERT_AUTHORITY_INVALID'],
};

const anotherApplication: Cause = {
  id: 'another-application',
  row: 6,
  topic: sentence('The application that answers'),
  looks: (facts) => lookAt(facts, 'application'),
  title: (facts) =>
    sentence('Another application answers at {hosts}', { hosts: listed(hostsAt(facts, 'application')) }),
  confirm: (facts) =>
    wordsOf(facts, 'application') ||
    sentence('The header x-ms-proxy-app-id of the answer names the application.'),
  advice: (facts) =>
    sentence(
      'Find the other application by that id, under Enterprise applications, and take the address from it; then type “repair {name}”.',
      { name: facts.desired.name },
    ),
  who: 'entra',
  commands: (facts) => hostsAt(facts, 'application').map((host) => `curl.exe -sI https://${host}/`),
  answers: ['sign-in-error', 'other'],
};

const addressTaken: Cause = {
  id: 'address-taken',
  row: 5,
  topic: sentence('Published addresses'),
  looks: ({ desired, observed }) => {
    if (observed === null) return 'unseen';
    const lacks = desired.applications.some(({ role }) => {
      const there = observed[role];
      return there !== undefined && !there.isPublishingHidden && !there.publishing?.externalUrl;
    });
    return lacks ? 'found' : 'fine';
  },
  title: (facts) =>
    sentence('An application is not published, and another one may have taken its address: {hosts}', {
      hosts: listed(externalHosts(facts)),
    }),
  confirm: () =>
    sentence(
      'Entra admin center, Enterprise applications: filter by Application Proxy and look for the address.',
    ),
  advice: (facts) =>
    sentence('Type “repair {name}”: it publishes the address again, or says who holds it.', {
      name: facts.desired.name,
    }),
  who: 'entra',
  commands: noCommands,
  answers: ['other'],
};

/** What the visits from outside can show, without the sign-in. */
export const addressCauses: readonly Cause[] = [nameMissing, nameSettling, certificate];
export const answeringCauses: readonly Cause[] = [anotherApplication];
export const takenCauses: readonly Cause[] = [addressTaken];
