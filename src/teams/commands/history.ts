import { sentence } from '../../language/sentence.ts';
import { historyCard } from './history-card.ts';
import type { Command } from './command.ts';
import { nameOrList } from './name-or-list.ts';

/** `history name` shows every write to the tenant for a publication. */
export const history: Command = {
  name: 'history',
  usage: 'history <name>',
  description: sentence('Shows what was changed, when and by whom'),
  run: async (turn, text) => {
    const name = await nameOrList(turn, history.usage, text);
    if (name !== '') await turn.reply(await historyCard(turn, name));
  },
};
