import { sentence } from '../../language/sentence.ts';
import { newsCard } from '../cards/notice.ts';
import { commands } from '../commands/index.ts';
import { wordFor } from '../commands/find/words.ts';
import { plainLine } from '../text.ts';
import type { Action } from './action.ts';
import { checked, commandData } from './data.ts';

/** Runs a command as if the person who clicked had typed it. The card then says which. */
export const runCommand: Action = {
  verb: 'command.run',
  run: async (turn, data) => {
    const { command: name, text } = checked(commandData, data);
    await commands.find((one) => one.name === name)?.run(turn, text);
    const typed = plainLine(`${wordFor(turn.language, name)} ${text}`, 80);
    return { card: newsCard(turn.language, { title: typed, text: sentence('The answer is below.') }) };
  },
};
