import { listed, sentence, withLetters, type Text } from '../language/sentence.ts';

const controls = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Returns one line of plain text for titles and choices, which show markdown as typed. Line breaks become spaces;
 * control and text-direction characters, which can make one name look like another, are removed; text longer than `max`
 * characters ends in "…".
 */
export function plainLine(text: string, max = 200): string {
  const line = text.replace(/\s+/gu, ' ').replace(controls, '').trim();
  return line.length > max ? `${[...line].slice(0, max - 1).join('')}…` : line;
}

/**
 * Makes one line of text from a person or the tenant safe inside a TextBlock or FactSet: it is shown literally, never
 * read as markdown, a mention (`<at>`) or `{{DATE()}}`. Text longer than `max` characters ends in "…".
 */
export function escapeMarkdown(text: string, max?: number): string;
export function escapeMarkdown(text: Text, max?: number): Text;
export function escapeMarkdown(text: Text, max = 200): Text {
  return withLetters(text, (letters) => escapeLine(letters, max));
}

function escapeLine(text: string, max: number): string {
  return plainLine(text, max)
    .replace(/[\\`*_{}[\]<>~|]/gu, '\\$&')
    .replace(/&(?=#?\w+;)/gu, '\\&')
    .replace(/^[#+=-]/u, '\\$&')
    .replace(/^(\d+)([.)])/u, '$1\\$2');
}

/** Like `escapeMarkdown`, but for text of several lines: each non-empty line becomes a paragraph. */
export function escapeParagraphs(text: string, max?: number): string;
export function escapeParagraphs(text: Text, max?: number): Text;
export function escapeParagraphs(text: Text, max = 1000): Text {
  return withLetters(text, (letters) => escapeLines(letters, max));
}

function escapeLines(text: string, max: number): string {
  const cut = text.length > max ? `${[...text].slice(0, max - 1).join('')}…` : text;
  return cut
    .split(/[\r\n]+/u)
    .map((line) => escapeLine(line, max))
    .filter((line) => line !== '')
    .join('\n\n');
}

/** "Ann, Bob and 8 more": at most `max` names, escaped. */
export function escapeList(names: readonly Text[], max = 10): Text {
  const shown = names.slice(0, max).map((name) => escapeMarkdown(name, 80));
  return andMore(shown, names.length - shown.length);
}

/** "Ann, Bob and 8 more"; "Ann and Bob" when nobody is left out. */
export function andMore(names: readonly Text[], hidden: number): Text {
  return listed([...names, hidden > 0 ? sentence('{more} more', { more: String(hidden) }) : '']);
}

/** "and 8 more", the last line of a list that is cut short. */
export function moreLine(hidden: number): Text {
  return sentence('and {more} more', { more: String(hidden) });
}

/** Returns the address if a button may open it (http or https), otherwise `''`. */
export function webUrl(address: string): string {
  return URL.canParse(address) && /^https?:$/u.test(new URL(address).protocol) ? address : '';
}

const nouns = {
  user: '{count, plural, one {# user} other {# users}}',
  group: '{count, plural, one {# group} other {# groups}}',
  step: '{count, plural, one {# step} other {# steps}}',
  change: '{count, plural, one {# change} other {# changes}}',
  assignment: '{count, plural, one {# assignment} other {# assignments}}',
  publication: '{count, plural, one {# publication} other {# publications}}',
  entry: '{count, plural, one {# entry} other {# entries}}',
  request: '{count, plural, one {# request} other {# requests}}',
  'open request': '{count, plural, one {# open request} other {# open requests}}',
} as const;

/** The things that `count` can count. */
export type Noun = keyof typeof nouns;

/** "1 user", "2 users". */
export function count(number: number, noun: Noun): Text {
  return sentence(nouns[noun], { count: number });
}

/** "3 of 12 steps done". */
export function stepsDone(done: number, all: number): Text {
  return sentence('{done} of {all, plural, one {# step} other {# steps}} done', { done, all });
}
