import { listed, sentence } from '../../../language/sentence.ts';
import { noCommands, type Cause } from '../cause.ts';
import { externalHosts } from '../names.ts';
import { hostsToAllow, saidByQlik } from './said-by-qlik.ts';

const topic = sentence('WebSocket of Qlik Sense');

/** https://community.qlik.com/t5/Official-Support-Articles/ta-p/2509211 */
const hostAllowList: Cause = {
  id: 'host-allow-list',
  row: 36,
  topic,
  looks: (facts) => saidByQlik(facts, 'hosts'),
  title: (facts) =>
    sentence('The host allow list of Qlik Sense lacks {hosts}', { hosts: listed(hostsToAllow(facts)) }),
  confirm: () =>
    sentence(
      'The hub opens, apps do not: “Connection lost”. The browser’s console shows 403 or 400 for a WebSocket.',
    ),
  advice: (facts) =>
    facts.qlik?.proxy?.virtualProxy
      ? sentence(
          'Type “allow {name}”: after an approval the bot adds {hosts}, and Qlik Sense’s proxy restarts.',
          { name: facts.desired.name, hosts: listed(hostsToAllow(facts)) },
        )
      : sentence(
          'Qlik Management Console, Virtual proxies, Advanced, Host allow list: add {hosts}, exactly so.',
          {
            hosts: listed(hostsToAllow(facts)),
          },
        ),
  who: 'qlik',
  // Not commands, but what has to be entered there.
  commands: hostsToAllow,
  answers: ['connection-lost'],
  codes: ['websocket 403', 'websocket 400', 'websocket'],
};

const websocketOrigin: Cause = {
  id: 'websocket-origin',
  row: 37,
  topic,
  // The host allow list decides this, too; if it lacks the hosts, that is the cause.
  looks: (facts) =>
    facts.desired.release === 'older' || saidByQlik(facts, 'hosts') === 'fine' ? 'fine' : 'unseen',
  title: () => sentence('Qlik Sense since November 2024 takes the WebSocket for an attack from another site'),
  confirm: () => sentence('The log of the Qlik Proxy service says “Cross-Site Websocket Hijacking”.'),
  advice: (facts) =>
    sentence(
      'Add {hosts} to the host allow list of the virtual proxy, and let no proxy take the header Origin away.',
      {
        hosts: listed(externalHosts(facts)),
      },
    ),
  who: 'qlik',
  commands: externalHosts,
  answers: ['connection-lost'],
  codes: ['CSWSH', 'Cross-Site Websocket Hijacking', 'CSRF'],
};

const websocketCookie: Cause = {
  id: 'websocket-cookie',
  row: 39,
  topic,
  looks: () => 'unseen',
  title: () =>
    sentence('Qlik Sense counts on a cookie or a sign-in that Application Proxy keeps from the WebSocket'),
  confirm: () =>
    sentence('With a fresh private window the first app fails, and opens after the page is loaded again.'),
  advice: () =>
    sentence(
      'Have people enter through the hub, so that the session is there before the WebSocket; no single link to a sheet first.',
    ),
  who: 'qlik',
  commands: noCommands,
  answers: ['connection-lost'],
  codes: ['websocket'],
};

const earlyClose: Cause = {
  id: 'early-close',
  row: 38,
  topic,
  looks: () => 'unseen',
  title: () => sentence('Something in front of Qlik Sense closes the connection early'),
  confirm: () => sentence('An app works, then loses its connection after a few minutes without a click.'),
  advice: () =>
    sentence(
      'Raise the idle time-out of the reverse proxy, load balancer or firewall between connector and Qlik Sense, at best to an hour.',
    ),
  who: 'qlik',
  commands: noCommands,
  answers: ['connection-lost'],
  codes: ['1006', 'minutes', 'Minuten'],
};

/** Why the hub opens and apps lose their connection. */
export const websocketCauses: readonly Cause[] = [
  hostAllowList,
  websocketOrigin,
  websocketCookie,
  earlyClose,
];
