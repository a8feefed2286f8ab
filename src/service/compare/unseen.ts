import { sentence, type Text } from '../../language/sentence.ts';
import type { Desired } from '../model/publication/desired.ts';
import type { Observed } from '../model/publication/observed.ts';

/** Returns what Microsoft Graph does not show to the bot of a publication, in sentences. */
export function unseenOf({ applications, connectorGroup }: Desired, observed: Observed): Text[] {
  const hidden = applications.filter(({ role }) => observed[role]?.isPublishingHidden);
  const isGroupHidden = applications.some(({ role }) => observed[role]?.isConnectorGroupHidden);
  return [
    ...hidden.map(({ displayName }) => sentence('how “{displayName}” is published', { displayName })),
    ...(isGroupHidden && connectorGroup.id
      ? [sentence('whether the connector group “{group}” is in use', { group: connectorGroup.name })]
      : []),
  ];
}
