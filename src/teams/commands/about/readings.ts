import { isGuid } from '../../../guid.ts';
import { plain } from '../find/plain.ts';
import { between } from '../find/words.ts';

/** One way to read what is typed behind a command: a publication's name and the rest. */
export interface Reading {
  name: string;
  rest: string;
}

/** Names are looked for among so many words from each end. */
const furthest = 6;

/**
 * Returns the ways to read what is typed behind a command, the likeliest first: the name first (`sales tom@x`), behind a
 * small word (`tom@x to sales`), or last; of one word first if more than the name is expected (`hasRest`), else of as many
 * as possible. A name in quotes is one word.
 */
export function readings(text: string, hasRest: boolean): Reading[] {
  const lengths = hasRest ? [1, 2, 3, 4] : [4, 3, 2, 1];
  const words = trimmed(text.match(/["“”„«][^"“”„«»]+["“”»]|\S+/gu) ?? []);
  const starts = [
    0,
    ...words.flatMap((word, index) => (isBetween(word) && index < furthest ? index + 1 : [])),
  ];
  const first = starts.flatMap((start) => lengths.map((length) => ({ start, length })));
  const final = lengths.map((length) => ({ start: words.length - length, length }));
  return [...first, ...final].flatMap(({ start, length }) => {
    const name = words.slice(start, start + length);
    if (start < 0 || name.length < length || name.some(isPerson)) return [];
    return { name: name.join(' '), rest: restOf(words, start, length) };
  });
}

/**
 * Returns the likeliest reading where no name is known: what does not begin with a person begins with the name. null =
 * only people are typed.
 */
export function likeliest(text: string): Reading | null {
  const all = readings(text, true).filter(({ name }) => !name.split(' ').some(isBetween));
  return all.find(({ name }) => !name.includes(' ') || isQuoted(name)) ?? null;
}

/** What is left without the name, and without small words at its ends. */
function restOf(words: readonly string[], start: number, length: number): string {
  const before = trimmed(words.slice(0, start));
  return [...before, ...trimmed(words.slice(start + length))].join(' ');
}

function trimmed(words: readonly string[]): string[] {
  const isTelling = (word: string) => !isBetween(word);
  const [from, to] = [words.findIndex(isTelling), words.findLastIndex(isTelling)];
  return from < 0 ? [] : words.slice(from, to + 1);
}

function isBetween(word: string): boolean {
  return between.has(plain(word)) || plain(word) === '';
}

function isQuoted(name: string): boolean {
  return /^["“”„«]/u.test(name);
}

function isPerson(word: string): boolean {
  return word.includes('@') || isGuid(word.replace(/[,;]+$/u, ''));
}
