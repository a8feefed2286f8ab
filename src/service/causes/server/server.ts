import { joined, listed, sentence, type Text } from '../../../language/sentence.ts';
import type { Cause } from '../cause.ts';
import type { Facts } from '../facts.ts';
import { causesAt } from '../outside/findings.ts';
import { applicationsThat, internalHost, machines, pairs, servers } from '../names.ts';

const topic = sentence('Qlik Sense behind the connectors');

const reach = (facts: Facts): string[] => [
  ...servers(facts).map(({ host, port }) => `Test-NetConnection ${host} -Port ${port}`),
  ...servers(facts)
    .slice(0, 1)
    .map(({ origin }) => `curl.exe -vk ${origin}/hub/`),
];

const connectors = (facts: Facts): Text => machines(facts, 'active') || sentence('the connector servers');

/** https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/application-proxy-sign-in-bad-gateway-timeout-error */
const serverUnreachable: Cause = {
  id: 'server-unreachable',
  row: 18,
  topic,
  looks: (facts) =>
    causesAt(facts, 'answer').some((cause) => ['bad-gateway', 'server-error'].includes(cause))
      ? 'found'
      : 'unseen',
  title: (facts) =>
    sentence(
      'The connector does not reach {servers}: wrong address, port or name, or Qlik Sense is not running',
      {
        servers: listed(servers(facts).map(({ host, port }) => `${host}:${port}`)),
      },
    ),
  confirm: (facts) =>
    sentence('On {machines}: the commands below must succeed.', { machines: connectors(facts) }),
  advice: (facts) =>
    sentence('Open the ports, mend the name, or correct the address: “update {name}”.', {
      name: facts.desired.name,
    }),
  who: 'connector-server',
  commands: reach,
  answers: ['microsoft-error'],
  codes: ['502', 'Bad Gateway', 'BackendServiceUnavailable'],
};

const validates = (facts: Facts) =>
  applicationsThat(
    facts,
    ({ internalUrl }, { publishing }) =>
      internalUrl.startsWith('https:') && publishing?.isBackendCertificateValidationEnabled !== false,
  );

const serverCertificate: Cause = {
  id: 'server-certificate',
  row: 19,
  topic: sentence('The certificate of Qlik Sense'),
  looks: (facts) => (pairs(facts)?.length && validates(facts).length === 0 ? 'fine' : 'unseen'),
  title: (facts) =>
    sentence('The connector does not trust the certificate of {host}', { host: internalHost(facts) }),
  confirm: (facts) =>
    sentence('On {machines}: the command below must not complain about the certificate.', {
      machines: connectors(facts),
    }),
  advice: () =>
    sentence(
      'Give Qlik Sense a certificate that the connector servers trust, or import its root certificate there. To stop the check is a decision for “update”.',
    ),
  who: 'connector-server',
  commands: (facts) =>
    servers(facts)
      .slice(0, 1)
      .map(({ origin }) => `curl.exe -v ${origin}/hub/`),
  answers: ['microsoft-error'],
  codes: ['502', 'Bad Gateway', 'BackendServiceUnavailable'],
};

const seconds = ({ desired }: Facts) =>
  desired.applications.some(({ proxy }) => proxy.applicationServerTimeout === 'Long') ? 180 : 85;

const serverSlow: Cause = {
  id: 'server-slow',
  row: 20,
  topic,
  looks: () => 'unseen',
  title: (facts) =>
    sentence('Qlik Sense takes longer than {seconds} seconds to answer', { seconds: seconds(facts) }),
  confirm: (facts) =>
    joined(
      [
        sentence('The error page comes only after {seconds} seconds.', { seconds: seconds(facts) }),
        sentence('On {machines}: the commands below must succeed.', { machines: connectors(facts) }),
      ],
      ' ',
    ),
  advice: (facts) =>
    seconds(facts) === 180
      ? sentence('The time-out is at its longest already: make Qlik Sense answer sooner.')
      : sentence('Choose the long time-out of 180 seconds: “update {name}”.', { name: facts.desired.name }),
  who: 'qlik',
  commands: (facts) =>
    servers(facts)
      .slice(0, 1)
      .map(({ origin }) => `curl.exe -sk -o NUL -w "%{time_total}" ${origin}/hub/`),
  answers: ['microsoft-error'],
  codes: ['BackendTimeOut'],
};

/** What keeps a connector from Qlik Sense, which only its server shows. */
export const serverCauses: readonly Cause[] = [serverUnreachable, serverCertificate, serverSlow];
