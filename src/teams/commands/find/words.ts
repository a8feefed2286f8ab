import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { languages, type Language } from '../../../language/language.ts';
import { root } from '../../../root.ts';
import { plain } from './plain.ts';

const list = z.array(z.string());
const file = z.object({
  /** Other words for a command, by its name. The first one is what help names. */
  commands: z.record(z.string(), list),
  /** Words that mean a command only where a sentence begins with them: "give tom access to sales". */
  beginnings: z.record(z.string(), list),
  /** Words that take a person away, or a publication, by what is said with them. */
  removing: list,
  /** The same, but of publications unless a person is said. */
  erasing: list,
  /** Small words before what something is taken away from. */
  from: list,
  /** Words that mean one of several commands where no address is said. */
  either: z.record(z.string(), list),
  /** Beginnings of a question about a command; one of a single word stands right before it. */
  how: list,
  /** Words for what is done by buttons only. */
  buttons: list,
  greetings: list,
  thanks: list,
  /** Words without a meaning of their own between what is named: "tom to sales". */
  between: list,
  /** Words that make a sentence of a command: "can you list". */
  around: list,
});

/** What people type in one language. */
type Words = z.infer<typeof file>;

const folder = new URL('src/language/words/', root);

/** `words/<language>.json`; a language without that file has its commands in English only. */
const byLanguage = new Map<Language, Words>(languages.flatMap(read));
const everyWords = [...byLanguage.values()];

function read(language: Language): [Language, Words][] {
  const path = new URL(`${language}.json`, folder);
  return existsSync(path) ? [[language, file.parse(JSON.parse(readFileSync(path, 'utf8')))]] : [];
}

/** The name of a command by each word for it, in every language. Keys are plain. */
export const commandWords = named(({ commands }) => commands);

/** The name of a command by each word that means it at the beginning only. */
export const beginnings = named(({ beginnings: some }) => some);

export const removing = all((words) => words.removing);
export const erasing = all((words) => words.erasing);
export const fromWords = all(({ from }) => from);
export const eitherWords: ReadonlyMap<string, readonly string[]> = new Map(
  everyWords.flatMap(({ either }) =>
    Object.entries(either).map(([word, names]): [string, string[]] => [plain(word), names]),
  ),
);
export const howPhrases = all(({ how }) => how);
/** Words for what is done by buttons only. */
export const buttonWords = all(({ buttons }) => buttons);

export const greetings = all(({ greetings: some }) => some);
export const thanks = all(({ thanks: some }) => some);
/** Words that may stand between what is named. */
export const between = all((words) => words.between);
/** Words that say nothing about what is wanted. */
export const fillers = new Set([
  ...between,
  ...all(({ around }) => around),
  ...[...greetings, ...thanks].flatMap((said) => said.split(' ')),
]);

/** Returns a language's own word for a command; the command's name if it has none. */
export function wordFor(language: Language, name: string): string {
  return wordsFor(language, name)[0] ?? name;
}

/** Returns a language's own words for a command; English has the commands themselves. */
export function wordsFor(language: Language, name: string): string[] {
  return language === 'en' ? [] : (byLanguage.get(language)?.commands[name] ?? []);
}

function named(of: (words: Words) => Record<string, string[]>): ReadonlyMap<string, string> {
  const entries = everyWords.flatMap((words) =>
    Object.entries(of(words)).flatMap(([name, some]) =>
      [name, ...some].map((word): [string, string] => [plain(word), name]),
    ),
  );
  return new Map(entries);
}

function all(of: (words: Words) => string[]): ReadonlySet<string> {
  return new Set(everyWords.flatMap(of).map(plain));
}
