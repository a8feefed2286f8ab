import { adoptableFor, listAdoptable } from '../../service/views/adoptable.ts';
import { requireMayOpenForm } from '../../service/tenant/may-ask.ts';
import { adoptableCard } from '../cards/lists/adoptable.ts';
import { kindWords } from '../kinds/table.ts';
import type { Command } from './command.ts';

/** `adopt` lists published applications that the bot does not manage yet, to pick from. */
export const adopt: Command = {
  name: 'adopt',
  usage: kindWords.adopt.usage,
  description: kindWords.adopt.description,
  run: async ({ deps, actor, conversation, reply, language }) => {
    await requireMayOpenForm(deps, actor);
    const page = await adoptableFor(deps, conversation, await listAdoptable(deps, 1));
    await reply(adoptableCard(language, page));
  },
};
