import { sentence, type Text } from '../../language/sentence.ts';
import { listConnectors } from '../../service/views/connectors.ts';
import { connectorsCard } from '../cards/lists/connectors.ts';
import type { Deps } from '../../service/model/deps.ts';
import type { SeenGroups } from '../../service/tenant/connector-groups.ts';
import type { Command } from './command.ts';

/** `connectors` shows every connector group with its live health. */
export const connectors: Command = {
  name: 'connectors',
  usage: 'connectors',
  description: sentence('Shows connector groups and their health'),
  run: async ({ deps, actor, conversation, reply, language }) => {
    const seen = await listConnectors(deps, conversation, actor);
    await reply(connectorsCard(language, seen.connectorGroups, noteOf(deps, seen)));
  },
};

function noteOf({ graphAs }: Deps, { areConnectorsHidden }: SeenGroups): Text {
  if (!areConnectorsHidden) return '';
  return graphAs
    ? sentence(
        'Microsoft Graph does not show connectors to the bot. These groups were seen earlier; approvers see them once they have signed in, which an approval asks for.',
      )
    : sentence(
        'Microsoft Graph does not show connectors to the bot. These groups were seen earlier; in approver mode (deploy/README.md) approvers see them.',
      );
}
