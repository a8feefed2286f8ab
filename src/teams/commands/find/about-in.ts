import type { Command } from '../command.ts';
import { nearest } from './nearest.ts';
import { plain } from './plain.ts';
import { commandWords, fillers } from './words.ts';

/** Returns the command that a question is about, in any language; a word that is nearly one will do. null = none. */
export function aboutIn(commands: readonly Command[], text: string): Command | null {
  const words = text.split(' ').filter((word) => plain(word) !== '' && !fillers.has(plain(word)));
  const named = words.flatMap((word) => commandWords.get(plain(word)) ?? []);
  const exact = commands.find(({ name }) => name === named[0]);
  return exact ?? nearest(commands, words[0] ?? '', true)[0] ?? null;
}
