import type { Text } from '../../language/sentence.ts';
import { escapeMarkdown } from '../text.ts';
import { card } from './render.ts';

/** One command as the table of commands describes it. */
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
export const helpCard = card('help', (commands: readonly CommandHelp[]): HelpData => ({
  commands: commands.map(({ usage, description }) => ({
    usage: escapeMarkdown(usage),
    description: escapeMarkdown(description),
  })),
}));
