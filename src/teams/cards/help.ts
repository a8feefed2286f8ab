import { joined, type Text } from '../../language/sentence.ts';
import { escapeMarkdown } from '../text.ts';
import { card } from './render.ts';

/** One command, as described in the table of commands. */
export interface CommandHelp {
  name: string;
  usage: string;
  description: Text;
}

/** Data of `help`. */
interface HelpData {
  commands: { usage: string; description: Text }[];
}

/** The help card, made from the table of commands. */
export const helpCard = card(
  'help',
  (commands: readonly CommandHelp[], ownWord: (name: string) => string = () => ''): HelpData => ({
    commands: commands.map(({ name, usage, description }) => ({
      usage: escapeMarkdown(usage),
      description: withOwn(escapeMarkdown(description), ownWord(name)),
    })),
  }),
);

/** The description, with the reader's own word for the command behind it. */
function withOwn(description: Text, word: string): Text {
  return word === '' ? description : joined([description, `(${word})`], ' ');
}
