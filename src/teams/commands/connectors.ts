import { sentence } from '../../language/sentence.ts';
import { listConnectors } from '../../service/views/lists.ts';
import { connectorsCard } from '../cards/lists/connectors.ts';
import type { Command } from './command.ts';

/** `connectors` shows every connector group with its live health. */
export const connectors: Command = {
  name: 'connectors',
  usage: 'connectors',
  description: sentence('Shows connector groups and their health'),
  run: async ({ deps, conversation, reply, language }) => {
    const groups = await listConnectors(deps, conversation);
    await reply(connectorsCard(language, groups));
  },
};
