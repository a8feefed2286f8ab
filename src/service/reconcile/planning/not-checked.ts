import { listed, sentence, type Text } from '../../../language/sentence.ts';
import { changesOf } from '../../changes/kinds-of-change.ts';
import { connectorGroup } from '../../changes/proxy/connector-group.ts';
import type { Planned } from '../../kinds/kind.ts';
import type { Deps } from '../../model/deps.ts';
import type { Observed } from '../../model/publication/observed.ts';
import { roles } from '../../model/publication/role.ts';

/** Something that Graph shows to people only. */
export type Unseen = 'connectors' | 'profile' | 'addresses';

const words = {
  connectors: sentence('whether the connectors work'),
  profile: sentence('whether Application Proxy is switched on'),
  addresses: sentence('whether the addresses are free'),
} as const satisfies Record<Unseen, Text>;

/**
 * Returns what the approver should know about what the bot could not look at: one sentence, and another if Graph will
 * probably refuse the bot the connector group.
 */
export function notChecked(
  { graphAs }: Pick<Deps, 'graphAs'>,
  { desired, changes }: Planned,
  observed: Observed,
  unseen: readonly Unseen[],
): Text[] {
  const isGroupHidden = roles.some((role) => observed[role]?.isConnectorGroupHidden);
  const missed = unseen.map((one) => words[one]);
  if (isGroupHidden && desired.connectorGroup.id) missed.push(sentence('which connector group is in use'));
  if (roles.some((role) => observed[role]?.isPublishingHidden))
    missed.push(sentence('how the applications are published'));
  if (missed.length === 0) return [];
  const what = listed(missed);
  if (graphAs)
    return [sentence('Looked at in the name of who approves, before anything is written: {what}.', { what })];
  const isRefused = unseen.includes('connectors') && changesOf(connectorGroup, changes).length > 0;
  return [
    sentence('Not checked, because Microsoft Graph does not show it to the bot: {what}.', { what }),
    ...(isRefused ? [refused] : []),
  ];
}

const refused = sentence(
  'Microsoft Graph will probably refuse the bot the connector group, too: then somebody has to choose it in the Microsoft Entra admin center.',
);
