import type { Text } from '../../language/sentence.ts';
import { escapeMarkdown } from '../text.ts';
import { card } from './render.ts';
import type { CommandHelp } from './help.ts';

/** Data of `help-about`. */
interface HelpAboutData {
  usage: string;
  description: Text;
  example: string;
  who: Text;
  next: Text;
  words: string;
  command: string;
}

/** What a command does, an example, who may, and what happens next. `words` = what else it is called. */
export const helpAboutCard = card(
  'help-about',
  (
    { name, usage, description }: CommandHelp,
    { example, who, next }: Pick<HelpAboutData, 'example' | 'who' | 'next'>,
    words: readonly string[],
  ): HelpAboutData => ({
    usage: escapeMarkdown(usage),
    description: escapeMarkdown(description),
    example: escapeMarkdown(example),
    who,
    next,
    words: escapeMarkdown(words.join(', ')),
    command: name,
  }),
);
