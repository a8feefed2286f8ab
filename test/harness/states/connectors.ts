import { defaultConnectorGroupId } from '../../../src/trial/sandbox/tenant/seed.ts';
import type { Engine } from '../engine/engine.ts';
import { there } from '../engine/hand-changes.ts';
import { hand } from '../sandbox/hands.ts';
import { change } from './change-application.ts';
import type { CauseState } from './state.ts';

const groups = '/beta/onPremisesPublishingProfiles/applicationProxy/connectorGroups';
const machines = ['prx-dc-01', 'prx-dc-02'] as const;

const stop = ({ sandbox }: Engine, ...which: readonly string[]) =>
  Promise.all(which.map((name) => hand(sandbox, 'PATCH', `connectors/${name}`, { status: 'inactive' })));

async function moveTo(engine: Engine, groupId: string): Promise<void> {
  const { applicationId } = await there(engine, 'plain');
  const reference = { '@odata.id': `${engine.sandbox.url}${groups}/${groupId}` };
  await change(engine, 'PUT', `/beta/applications/${applicationId}/connectorGroup/$ref`, reference);
}

/** Application Proxy as a whole, and the connectors. */
export const connectorStates: readonly CauseState[] = [
  {
    row: 12,
    id: 'proxy-off',
    when: 'Application Proxy is switched off',
    of: 'plain',
    make: ({ sandbox }) => hand(sandbox, 'PATCH', 'profile', { isEnabled: false }),
    says: ['Application Proxy'],
  },
  {
    row: 12,
    id: 'no-premium',
    when: 'the subscription has ended',
    of: 'plain',
    make: ({ sandbox }) => hand(sandbox, 'PATCH', 'subscriptions/SPE_E3', { capabilityStatus: 'Suspended' }),
    says: ['Microsoft Entra ID P1 or P2'],
  },
  {
    row: 7,
    id: 'connector-group',
    when: 'the hub is in another connector group',
    of: 'plain',
    make: (engine) => moveTo(engine, defaultConnectorGroupId),
    says: ['Qlik Sense plain', 'Data centre', 'repair plain'],
  },
  {
    row: 13,
    id: 'no-connectors',
    when: 'the connector group has lost its connectors',
    of: 'plain',
    make: ({ sandbox }) => Promise.all(machines.map((name) => hand(sandbox, 'DELETE', `connectors/${name}`))),
    meets: 'microsoft-error',
    says: ['Data centre', 'update plain'],
  },
  {
    row: 14,
    id: 'connectors-inactive',
    when: 'all its connectors have stopped',
    of: 'plain',
    make: (engine) => stop(engine, ...machines),
    meets: 'microsoft-error',
    says: ['Data centre', ...machines, 'Restart-Service WAPCSvc'],
  },
  {
    row: 15,
    id: 'one-connector',
    when: 'all but one of them have stopped',
    of: 'plain',
    make: (engine) => stop(engine, machines[0]),
    says: ['Data centre', machines[1]],
  },
  {
    row: 17,
    id: 'connector-old',
    when: 'a connector is older than WebSocket',
    of: 'plain',
    make: ({ sandbox }) => hand(sandbox, 'PATCH', `connectors/${machines[1]}`, { version: '1.5.402.0' }),
    says: [machines[1]],
  },
];
