import type { Language } from '../../../language/language.ts';
import type { Choice } from '../../cards/choices.ts';
import { wordFor } from './words.ts';

/** A command as a button, in the reader's own word for it. */
export function choiceOf(language: Language, command: string, text: string): Choice {
  return { command, word: wordFor(language, command), text };
}
