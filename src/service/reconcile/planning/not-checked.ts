import { listed, sentence, type Text } from '../../../language/sentence.ts';
import { changesOf } from '../../changes/kinds-of-change.ts';
import { connectorGroup } from '../../changes/proxy/connector-group.ts';
import type { Planned } from '../../kinds/kind.ts';
import type { Deps } from '../../model/deps.ts';
import { beginsInDefaultGroup } from '../../model/publication/connector-group.ts';
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
 * Returns what the approver should know about what the bot could not look at: what is looked at in their name, what is
 * not checked at all, and whether Graph will probably refuse the bot the connector group.
 */
export function notChecked(
  { graphAs }: Pick<Deps, 'graphAs'>,
  { base, desired, changes }: Planned,
  observed: Observed,
  unseen: readonly Unseen[],
): Text[] {
  const there = roles.flatMap((role) => observed[role] ?? []);
  const isGroupInUse = desired.connectorGroup.id !== '' && there.some((one) => one.isConnectorGroupHidden);
  const hasGroup = desired.connectorGroup.id !== '' || beginsInDefaultGroup(desired, base);
  // The approver looks at the group; reading the profile takes a permission that nothing else needs.
  const isLookedAt = (one: Unseen) =>
    graphAs !== null && (one === 'addresses' || (one === 'connectors' && hasGroup));
  const ofApplications = [
    ...(isGroupInUse ? [sentence('which connector group is in use')] : []),
    ...(there.some((one) => one.isPublishingHidden) ? [sentence('how the applications are published')] : []),
  ];
  const later = [...unseen.filter(isLookedAt).map((one) => words[one]), ...(graphAs ? ofApplications : [])];
  const never = [
    ...unseen.filter((one) => !isLookedAt(one)).map((one) => words[one]),
    ...(graphAs ? [] : ofApplications),
  ];
  const isRefused =
    !graphAs && unseen.includes('connectors') && changesOf(connectorGroup, changes).length > 0;
  return [
    ...(later.length > 0
      ? [
          sentence('Looked at in the name of who approves, before anything is written: {what}.', {
            what: listed(later),
          }),
        ]
      : []),
    ...(never.length > 0
      ? [
          sentence('Not checked, because Microsoft Graph does not show it to the bot: {what}.', {
            what: listed(never),
          }),
        ]
      : []),
    ...(isRefused ? [refused] : []),
  ];
}

const refused = sentence(
  'Microsoft Graph will probably refuse the bot the connector group, too: then somebody has to choose it in the Microsoft Entra admin center.',
);
