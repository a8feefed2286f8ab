import { joined, listed, sentence, type Text } from '../../../language/sentence.ts';
import type { ConnectorGroupView } from '../../model/view.ts';
import { isTooOldForWebSocket } from '../../preflight/connector-version.ts';
import { noCommands, type Cause, type Look } from '../cause.ts';
import type { Facts } from '../facts.ts';
import { causesAt } from '../outside/findings.ts';
import { groupName, machines } from '../names.ts';

const topic = sentence('Connectors');

/** Connectors of the group are judged only where Graph shows them. */
function look({ connectorGroup }: Facts, judge: (group: ConnectorGroupView) => Look): Look {
  return connectorGroup === null || connectorGroup.isHidden ? 'unseen' : judge(connectorGroup);
}

const confirm = (): Text => sentence('Type “connectors”, or see Connectors in the Entra admin center.');

/** https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/application-proxy-connector-installation-problem */
const restart = [
  'Get-Service WAPCSvc, WAPCUpdaterSvc | Format-Table MachineName, Name, Status',
  'Restart-Service WAPCSvc',
];

/** Where an error alone names a cause, no machine may be in that state. */
const withMachines = (text: Text, names: Text): Text =>
  names === '' ? text : joined([text, joined(['(', names, ')'], '')], ' ');

const noConnectors: Cause = {
  id: 'no-connectors',
  row: 13,
  topic,
  looks: (facts) => look(facts, ({ total }) => (total === 0 ? 'found' : 'fine')),
  title: (facts) => sentence('The connector group “{group}” has no connectors', { group: groupName(facts) }),
  confirm,
  advice: (facts) =>
    sentence(
      'Install a connector that reaches Qlik Sense in “{group}”, or move the publication to another group: “update {name}”.',
      { group: groupName(facts), name: facts.desired.name },
    ),
  who: 'entra',
  commands: noCommands,
  answers: ['microsoft-error'],
  codes: ['504', 'Gateway Timeout', 'EmptyConnectorGroup'],
};

/** https://learn.microsoft.com/entra/identity/app-proxy/application-proxy-connectors */
const connectorsInactive: Cause = {
  id: 'connectors-inactive',
  row: 14,
  topic,
  looks: (facts) => look(facts, ({ active, total }) => (total > 0 && active === 0 ? 'found' : 'fine')),
  title: (facts) =>
    withMachines(
      sentence('No connector of “{group}” is active', { group: groupName(facts) }),
      machines(facts, 'inactive'),
    ),
  confirm,
  advice: (facts) =>
    sentence(
      'Start the connector service on {machines}, and check that the server reaches the internet on ports 80 and 443. Connectors that stay inactive for ten days are removed.',
      { machines: machines(facts, 'inactive') || sentence('the connector servers') },
    ),
  who: 'connector-server',
  commands: () => restart,
  answers: ['microsoft-error'],
  codes: ['504', 'Gateway Timeout', 'NoActiveConnector'],
};

const oneConnector: Cause = {
  id: 'one-connector',
  row: 15,
  topic,
  // It works until the connector restarts, so that alone it explains no error.
  looks: (facts) => look(facts, ({ active }) => (active === 1 ? 'maybe' : 'fine')),
  title: (facts) =>
    withMachines(
      sentence('Only one connector of “{group}” is active', { group: groupName(facts) }),
      machines(facts, 'active'),
    ),
  confirm,
  advice: (facts) =>
    sentence(
      'Add a second connector to “{group}”: Qlik Sense cannot be reached while a single one updates or restarts.',
      { group: groupName(facts) },
    ),
  who: 'connector-server',
  commands: noCommands,
  answers: ['microsoft-error', 'connection-lost'],
  codes: ['504', 'Gateway Timeout'],
};

/** https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/application-proxy-sign-in-bad-gateway-timeout-error */
const connectorBlocked: Cause = {
  id: 'connector-blocked',
  row: 16,
  topic: sentence('The connectors’ way to the internet'),
  looks: (facts) => (causesAt(facts, 'answer').includes('gateway-timeout') ? 'maybe' : 'unseen'),
  title: (facts) =>
    sentence('Something between {machines} and the internet changes or blocks the connector’s traffic', {
      machines: machines(facts, 'active') || groupName(facts),
    }),
  confirm: () =>
    sentence(
      'The test below must succeed on each connector server, and TLS inspection must leave msappproxy.net and servicebus.windows.net alone.',
    ),
  advice: () =>
    sentence(
      'Exempt these addresses from TLS inspection and from the proxy, then restart the connector service.',
    ),
  who: 'connector-server',
  commands: () => [
    'Test-NetConnection login.microsoftonline.com -Port 443',
    'Get-WinEvent -LogName Microsoft-AadApplicationProxy-Connector/Admin -MaxEvents 20',
    'Restart-Service WAPCSvc',
  ],
  answers: ['microsoft-error', 'connection-lost'],
  codes: ['ConnectorError:Unauthorized', '504', 'Gateway Timeout'],
};

function oldMachines({ connectorGroup }: Facts): Text {
  const old = (connectorGroup?.connectors ?? []).filter(({ version }) => isTooOldForWebSocket(version));
  return listed(old.map(({ machineName }) => machineName));
}

const connectorOld: Cause = {
  id: 'connector-old',
  row: 17,
  topic: sentence('Connector versions'),
  looks: (facts) => look(facts, () => (oldMachines(facts) === '' ? 'fine' : 'found')),
  title: (facts) =>
    sentence('The connector on {machines} is too old for WebSocket, which Qlik Sense needs', {
      machines: oldMachines(facts),
    }),
  confirm,
  advice: (facts) =>
    sentence('Install the current connector on {machines}.', { machines: oldMachines(facts) }),
  who: 'connector-server',
  commands: () => ['Get-Service WAPCUpdaterSvc'],
  answers: ['connection-lost', 'microsoft-error'],
};

/** What stops everything at the connectors, and what is seldom wrong with them. */
/** What stops a whole connector group. */
export const stoppedCauses: readonly Cause[] = [noConnectors, connectorsInactive];
export const connectorCauses: readonly Cause[] = [...stoppedCauses, oneConnector];
export const hiddenConnectorCauses: readonly Cause[] = [connectorBlocked];
export const oldConnectorCauses: readonly Cause[] = [connectorOld];
