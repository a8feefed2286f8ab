import { joined, sentence, type Text } from '../../language/sentence.ts';
import { listConnectors, type ListedGroups } from '../../service/views/connectors.ts';
import type { Deps } from '../../service/model/deps.ts';
import { connectorsCard } from '../cards/lists/connectors.ts';
import type { AdaptiveCard } from '../cards/render.ts';
import type { Turn } from '../turn.ts';

/** Returns the card with the connector groups for a conversation. */
export async function connectorsHere({
  deps,
  actor,
  conversation,
  language,
}: Pick<Turn, 'deps' | 'actor' | 'conversation' | 'language'>): Promise<AdaptiveCard> {
  const seen = await listConnectors(deps, conversation, actor);
  const { connectorGroups, isSignInNeeded = false } = seen;
  return connectorsCard(language, connectorGroups, { note: noteOf(deps, seen), isSignInNeeded });
}

function noteOf(
  { graphAs }: Deps,
  { connectorGroups, areConnectorsHidden, isSignInNeeded }: ListedGroups,
): Text {
  if (!areConnectorsHidden) return '';
  if (isSignInNeeded)
    return sentence('Microsoft Graph does not show connectors to the bot, but to you, once you sign in.');
  return joined(
    [
      sentence('Microsoft Graph does not show connectors to the bot.'),
      connectorGroups.length > 0 ? sentence('These groups were seen earlier.') : '',
      graphAs
        ? sentence('An approver who types “connectors” and signs in sees all of them.')
        : sentence('In approver mode (deploy/README.md) approvers see them.'),
    ],
    ' ',
  );
}
