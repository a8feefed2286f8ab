import type { Command } from '../command.ts';
import { nearest } from './nearest.ts';
import { plain } from './plain.ts';
import { readingsOf } from './several-meanings.ts';
import { beginnings, buttonWords, commandWords, fillers, greetings, howPhrases, thanks } from './words.ts';

/** A command and what is typed behind it. */
export interface Typed {
  command: Command;
  text: string;
}

/**
 * What a message means: a command, a courtesy, what only a button does, or something that is near these commands (none =
 * near nothing).
 */
export type Understood =
  Typed | { courtesy: 'greeting' | 'thanks' } | { button: string; text: string } | { near: Typed[] };

/** A command, and where it was found. */
interface Found extends Typed {
  /** The word it was found by, and those before it. Plain. */
  word: string;
  before: string[];
}

/** How many words from the first that says something a command may stand. */
const furthest = 3;

/**
 * Finds the command in what was typed to the bot, in any of its languages, whoever types it: at the beginning, behind
 * courtesies, or behind what it is about (`sales status`).
 */
export function understand(commands: readonly Command[], said: string): Understood {
  const words = wordsOf(withoutPlaceholders(commands, said));
  const telling = words.flatMap((word, index) =>
    fillers.has(plain(word)) || plain(word) === '' ? [] : index,
  );
  const [first] = telling;
  const help = (text: string) =>
    commands.filter(({ name }) => name === 'help').map((command) => ({ command, text }));
  if (first === undefined) return courtesyIn(words) ?? help('')[0] ?? { near: [] };
  const places = telling.slice(0, furthest);
  const found = exact(commands, words, places);
  if (found && isAskingHow(found)) return help(found.command.name)[0] ?? found;
  const button = buttonAt(words, first);
  if (button) return button;
  if (!found) return { near: near(commands, words, places) };
  const [only, ...others] = meanings(commands, found);
  return only && others.length === 0 ? only : { near: [...(only ? [only] : []), ...others] };
}

/** What only a button does, in one word or two ("try again"). */
function buttonAt(words: readonly string[], first: number): { button: string; text: string } | null {
  const length = [2, 1].find((many) =>
    buttonWords.has(
      words
        .slice(first, first + many)
        .map(plain)
        .join(''),
    ),
  );
  if (length === undefined) return null;
  const button = words.slice(first, first + length).join(' ');
  return { button, text: textAround(words, first, first, length) };
}

/** The usage of a command as help shows it is pasted with its placeholders: `assign <name> [people]`. */
function withoutPlaceholders(commands: readonly Command[], said: string): string {
  if (!/[<[]/u.test(said)) return said;
  const all = commands.flatMap(({ usage }) => usage.match(/<[^>]+>|\[[^\]]+\]/gu) ?? []);
  return all.reduce((text, one) => text.replaceAll(one, ' '), said);
}

function meanings(commands: readonly Command[], { command, text, word }: Found): Typed[] {
  return readingsOf(command.name, word, text).flatMap((name) =>
    commands.filter((one) => one.name === name).map((one) => ({ command: one, text })),
  );
}

/** Splits at blanks; a command with its sign set close to what follows (`publish:https://…`) is split off, too. */
function wordsOf(said: string): string[] {
  const words = said.split(/\s+/u).filter((word) => word !== '');
  const [, word = '', rest = ''] = /^([\p{L}-]+)[:,;=](.+)$/u.exec(words[0] ?? '') ?? [];
  return commandWords.has(plain(word)) ? [word, rest, ...words.slice(1)] : words;
}

function courtesyIn(words: readonly string[]): { courtesy: 'greeting' | 'thanks' } | null {
  const said = plain(words.map(plain).join(' '));
  const isAmong = (some: ReadonlySet<string>) => [...some].some((one) => ` ${said} `.includes(` ${one} `));
  if (isAmong(thanks)) return { courtesy: 'thanks' };
  return isAmong(greetings) ? { courtesy: 'greeting' } : null;
}

function exact(
  commands: readonly Command[],
  words: readonly string[],
  places: readonly number[],
): Found | null {
  const [first = 0] = places;
  const candidates = [
    // "un publish", "re pair": a word that was torn apart.
    { place: first, length: 2, table: commandWords },
    // "Zuweisung aufheben": what a button is called.
    { place: first, length: 2, table: beginnings },
    ...places.map((place) => ({ place, length: 1, table: commandWords })),
    { place: first, length: 1, table: beginnings },
  ];
  for (const { place, length, table } of candidates) {
    const typed = words.slice(place, place + length).map(plain);
    const name = typed.includes('') ? undefined : table.get(typed.join(''));
    const command = commands.find((one) => one.name === name);
    if (!command) continue;
    const before = words.slice(0, place).map(plain);
    return { command, text: textAround(words, first, place, length), word: typed.join(''), before };
  }
  return null;
}

/** What was typed before the command and behind it, without the courtesies at the beginning. */
function textAround(words: readonly string[], first: number, place: number, length = 1): string {
  return [...words.slice(first, place), ...words.slice(place + length)].join(' ');
}

/** `publish ?`, `publish help`, `how do I publish`. */
function isAskingHow({ text, before }: Found): boolean {
  if (/^\?+$/u.test(text) || (text !== '' && commandWords.get(plain(text)) === 'help')) return true;
  const said = ` ${before.join(' ')} `;
  const isSaid = (phrase: string) =>
    phrase.includes(' ') ? said.includes(` ${phrase} `) : before.at(-1) === phrase;
  return [...howPhrases].some(isSaid);
}

function near(commands: readonly Command[], words: readonly string[], places: readonly number[]): Typed[] {
  const [first = 0] = places;
  for (const place of places) {
    const found = nearest(commands, words[place] ?? '', place === first);
    if (found.length > 0) return found.map((command) => ({ command, text: textAround(words, first, place) }));
  }
  return [];
}
