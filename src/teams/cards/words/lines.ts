import type { Text } from '../../../language/sentence.ts';
import { escapeMarkdown, moreLine } from '../../text.ts';

/** At most so many sentences as lines of a card, and how many more there are. */
export function sentenceLines(sentences: readonly Text[], most: number): { text: Text }[] {
  const hidden = sentences.length - most;
  const lines = sentences.slice(0, most).map((sentence) => ({ text: escapeMarkdown(sentence) }));
  return hidden > 0 ? [...lines, { text: moreLine(hidden) }] : lines;
}
