import { UserError } from '../../errors.ts';
import { sentence } from '../../language/sentence.ts';
import { askHere } from '../../service/testers/ask-here.ts';
import type { Action } from './action.ts';
import { checked, publicationData } from './data.ts';

/** Asks the person who clicks whether a publication works, in their own chat. */
export const openTest: Action = {
  verb: 'test.open',
  run: async ({ deps, actor, conversation }, data) => {
    const { name } = checked(publicationData, data);
    if (conversation.kind !== 'personal')
      throw new UserError(sentence('This question is asked only in your own chat with the bot.'));
    await askHere(deps, actor, name, conversation.id);
    return { message: sentence('The question is below.') };
  },
};
