import { listed, sentence } from '../../../language/sentence.ts';
import { entryUrl } from '../../model/publication/entry.ts';
import { noCommands, type Cause } from '../cause.ts';
import { checksOf, saidByQlik } from './said-by-qlik.ts';
import { causesAt } from '../outside/findings.ts';
import { externalHosts, internalHost, servers } from '../names.ts';

const topic = sentence('Addresses that Qlik Sense uses');

/** https://learn.microsoft.com/entra/identity/app-proxy/application-proxy-qlik */
const qlikPort: Cause = {
  id: 'qlik-port',
  row: 33,
  topic,
  looks: (facts) => saidByQlik(facts, 'ports'),
  title: (facts) =>
    checksOf(facts).find(({ about, state }) => about === 'ports' && state !== 'fine')?.text ??
    sentence('Qlik Sense signs people in at another port than those published: {servers}', {
      servers: listed(servers(facts).map(({ host, port }) => `${host}:${port}`)),
    }),
  confirm: () =>
    sentence('Qlik Management Console, Proxies, Ports; or see where the command below is sent to.'),
  advice: (facts) =>
    sentence('Enter the ports that it uses: “update {name}”. Since April 2018 that is usually one port.', {
      name: facts.desired.name,
    }),
  who: 'qlik',
  commands: (facts) =>
    servers(facts)
      .slice(0, 1)
      .map(({ origin }) => `curl.exe -sk -o NUL -D - -A "Mozilla/5.0 (Windows NT 10.0)" ${origin}/hub/`),
  answers: ['other', 'microsoft-error'],
  codes: ['ERR_CONNECTION_TIMED_OUT', 'ERR_CONNECTION_REFUSED', '4244', '4248'],
};

/** https://learn.microsoft.com/entra/identity/app-proxy/application-proxy-configure-hard-coded-link-translation */
const internalLinks: Cause = {
  id: 'internal-links',
  row: 34,
  topic,
  looks: (facts) => (causesAt(facts, 'answer').includes('redirect-inward') ? 'found' : 'unseen'),
  title: (facts) =>
    sentence('Qlik Sense sends the browser to {host}, which only the intranet knows', {
      host: internalHost(facts),
    }),
  confirm: (facts) => sentence('The address bar shows {host} when it stops.', { host: internalHost(facts) }),
  advice: (facts) =>
    sentence(
      'Use a domain of your own, so that inside and outside have the same name: “update {name}”. Application Proxy never translates addresses that a script makes.',
      { name: facts.desired.name },
    ),
  who: 'qlik',
  commands: noCommands,
  answers: ['other'],
  codes: ['DNS_PROBE_FINISHED_NXDOMAIN', 'ERR_NAME_NOT_RESOLVED'],
  names: (facts) => [internalHost(facts)],
};

/** https://learn.microsoft.com/entra/identity/app-proxy/application-proxy-understand-cors-issues */
const otherHostToken: Cause = {
  id: 'other-host-token',
  row: 41,
  applies: ({ desired }) => desired.applications.length > 1,
  topic,
  looks: ({ desired }) => (desired.applications.length === 1 ? 'fine' : 'unseen'),
  title: (facts) =>
    sentence('After an hour the sign-in at {hosts} ends, and calls between them fail', {
      hosts: listed(externalHosts(facts)),
    }),
  confirm: () =>
    sentence(
      'It works at first and breaks after about an hour; loading the page again helps. The console says CORS.',
    ),
  advice: () =>
    sentence('Load the page again. Lasting help is one address for both, with a domain of your own.'),
  who: 'person',
  commands: noCommands,
  answers: ['connection-lost', 'other'],
  codes: ['CORS', 'ERR_FAILED'],
};

/** https://learn.microsoft.com/entra/identity/app-proxy/application-proxy-faq */
const linkFragment: Cause = {
  id: 'link-fragment',
  row: 43,
  topic: sentence('Links'),
  looks: ({ desired }) =>
    desired.applications.some((application) => entryUrl(application).includes('#')) ? 'found' : 'fine',
  title: () => sentence('The link has a part behind “#”, which the sign-in loses'),
  confirm: () => sentence('The hub opens instead of the page in the link, but only the first time.'),
  advice: () => sentence('Open the hub first, then the link; or use a link without “#”.'),
  who: 'person',
  commands: noCommands,
  answers: ['other'],
  codes: ['#'],
};

/** Addresses that Qlik Sense or a link names. */
export const qlikAddressCauses: readonly Cause[] = [qlikPort, internalLinks, otherHostToken, linkFragment];
