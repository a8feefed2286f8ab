import type { Text } from '../../language/sentence.ts';
import { escapeMarkdown, escapeParagraphs, plainLine } from '../text.ts';
import { card } from './render.ts';

/** A command that can be run by a press, with all that is typed behind it. `word` is how the reader calls it. */
export interface Choice {
  command: string;
  word: string;
  text: string;
}

/** Data of `choices`. */
interface ChoicesData {
  title: Text;
  text: Text;
  choices: { title: string; command: string; text: string }[];
}

/** The most that is typed behind a command and kept in a button: five of them must fit into one message. */
export const mostKept = 1500;

const mostShown = 60;

/** Offers commands as buttons. Pressing one is typing it. */
export const choicesCard = card(
  'choices',
  (title: Text, text: Text, choices: readonly Choice[]): ChoicesData => ({
    title: escapeMarkdown(title),
    text: escapeParagraphs(text),
    choices: choices.map(({ command, word, text: behind }) => ({
      title: plainLine(`${word} ${behind}`.trim(), mostShown),
      command,
      text: behind,
    })),
  }),
);
