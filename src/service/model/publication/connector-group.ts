import { sentence, type Text } from '../../../language/sentence.ts';
import type { ConnectorGroupView } from '../view.ts';
import type { Desired } from './desired.ts';

/**
 * What a form sends to leave the connector group to Microsoft Entra: the default group for a new application, the one it
 * is in for another. In inputs and desired states it is `''`.
 */
export const groupLeftAlone = 'default';

/** Whether a publication begins in the default connector group: it is new, and no group was chosen. */
export function beginsInDefaultGroup(desired: Desired, base: Desired | null): boolean {
  const isFound = desired.applications.some(({ isAdopted }) => isAdopted);
  return base === null && desired.connectorGroup.id === '' && !isFound;
}

/** The name of the connector group of a publication. */
export function connectorGroupName({ connectorGroup, applications }: Desired): Text {
  if (connectorGroup.id) return connectorGroup.name;
  return applications.some(({ isAdopted }) => isAdopted)
    ? sentence('As it was found')
    : sentence('The default connector group');
}

/** The health of a connector group in a few words: "2 of 2 connectors active". */
export function connectorHealth({
  active,
  total,
  isHidden,
}: Pick<ConnectorGroupView, 'active' | 'total' | 'isHidden'>): Text {
  if (isHidden) return sentence('connectors not visible to the bot');
  if (total === 0) return sentence('no connectors');
  return sentence('{active} of {total, plural, one {# connector} other {# connectors}} active', {
    active,
    total,
  });
}
