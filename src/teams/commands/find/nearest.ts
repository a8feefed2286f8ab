import { distance } from 'fastest-levenshtein';
import type { Command } from '../command.ts';
import { plain } from './plain.ts';
import { commandWords } from './words.ts';

const most = 3;
/** Commands whose distances differ by less are equally near. */
const alike = 0.3;

/**
 * Returns the commands whose words are nearest to one that is none, nearest first, at most three. Behind the first word
 * the likeness must be greater, because ordinary words stand there, too.
 */
export function nearest(commands: readonly Command[], typed: string, isFirst: boolean): Command[] {
  const word = plain(typed);
  if (word.length < (isFirst ? 2 : 5)) return [];
  const far = word.length < 5 ? 1 : isFirst ? Math.floor(word.length * 0.4) : 1;
  const ranked = commands
    .map((command) => ({ command, far: distanceTo(word, command.name) }))
    .filter((one) => one.far < far + 0.5)
    .toSorted((one, other) => one.far - other.far);
  const [best] = ranked;
  return ranked
    .filter((one) => one.far <= (best?.far ?? 0) + alike)
    .slice(0, most)
    .map(({ command }) => command);
}

/**
 * How far a word is from the nearest word of a command; the beginning of one is nearer than a misspelling, and its name
 * nearer than another word for it.
 */
function distanceTo(word: string, name: string): number {
  const words = [...commandWords].filter(([, of]) => of === name).map(([one]) => one);
  return Math.min(
    ...words.map((one) => (one.startsWith(word) ? 0.5 : misspelt(word, one)) + (one === name ? 0 : 0.4)),
  );
}

/** Two letters that changed places are one mistake. */
function misspelt(word: string, one: string): number {
  const letters = (text: string) => [...text].toSorted().join('');
  const far = distance(word, one);
  return far === 2 && letters(word) === letters(one) ? 1 : far;
}
