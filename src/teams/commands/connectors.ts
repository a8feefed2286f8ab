import { sentence } from '../../language/sentence.ts';
import type { Command } from './command.ts';
import { connectorsHere } from './connectors-here.ts';

/** `connectors` shows every connector group with its live health. */
export const connectors: Command = {
  name: 'connectors',
  usage: 'connectors',
  description: sentence('Shows connector groups and their health'),
  run: async (turn) => turn.reply(await connectorsHere(turn)),
};
