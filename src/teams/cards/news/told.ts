import { z } from 'zod';
import type { Language } from '../../../language/language.ts';
import { isText, joined, sentence, type Text } from '../../../language/sentence.ts';
import { card, type AdaptiveCard } from '../render.ts';
import { escapeMarkdown, escapeParagraphs } from '../../text.ts';
import { signs } from '../words/signs.ts';
import { warned } from '../words/warned.ts';

const text = z.custom<Text>(isText);

/** What the watch tells, as it is stored. */
const told = z.object({
  tone: z.enum(['alarm', 'warning', 'good']),
  title: text,
  lines: z.array(text),
  openLines: z.array(text).optional(),
  advice: text,
});

/** Data of `told`. */
interface ToldData {
  title: Text;
  lines: { text: Text }[];
  advice: Text;
  /** Name of the publication that the buttons are about. */
  key: string;
  canDecide: boolean;
}

/**
 * Shows what the watch has told; `key` = the name of the publication whose drift can be decided on the card, `''` = there
 * is nothing to decide. `isFull` = people, machines and internal addresses may be shown.
 */
export const toldCard = card(
  'told',
  (
    { tone, title, lines, openLines, advice }: z.infer<typeof told>,
    key: string,
    isFull: boolean,
  ): ToldData => ({
    title: joined(headOf(tone, escapeMarkdown(title)), ' '),
    lines: (isFull ? lines : (openLines ?? lines)).map((line) => ({ text: escapeParagraphs(line) })),
    advice: escapeParagraphs(advice),
    key,
    canDecide: key !== '',
  }),
);

/** A sign and a word say how bad it is. */
function headOf(tone: z.infer<typeof told>['tone'], title: Text): Text[] {
  if (tone === 'alarm') return [signs.failed, sentence('Alarm: {text}', { text: title })];
  return tone === 'warning' ? [signs.warning, warned(title)] : [signs.done, title];
}

/** Shows what is stored of it; null = it is not of this kind. */
export function storedToldCard(language: Language, data: unknown, isFull: boolean): AdaptiveCard | null {
  const { data: words } = told.safeParse(data);
  return words ? toldCard(language, words, '', isFull) : null;
}
