import { z } from 'zod';
import type { Language } from '../../../language/language.ts';
import { isText, type Text } from '../../../language/sentence.ts';
import { newsCard } from '../notice.ts';
import type { AdaptiveCard } from '../render.ts';

/** A text for people, stored as it is. */
const text = z.custom<Text>(isText);
/** What plain news says. */
const plainNews = z.object({ title: text, text });

/** Shows news that came as words; null = it did not. */
export function plainNewsCard(language: Language, data: unknown): AdaptiveCard | null {
  const { data: words } = plainNews.safeParse(data);
  return words ? newsCard(language, words) : null;
}
