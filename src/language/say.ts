import { IntlMessageFormat } from 'intl-messageformat';
import { readCatalogue } from './catalogue.ts';
import { root } from '../root.ts';
import { formatDate, formatList } from './format.ts';
import { languages, localeOf, type Language } from './language.ts';
import type { Joined, Text } from './sentence.ts';

const folder = new URL('src/language/', root);
const catalogues = new Map(languages.map((language) => [language, readCatalogue(folder, language)]));
const messages = new Map<string, IntlMessageFormat>();

/** Says a text in a language; a sentence no longer in any catalogue is said as its key. */
export function say(language: Language, text: Text): string {
  if (typeof text === 'string') return text;
  if ('join' in text) return sayJoined(language, text);
  if ('moment' in text) return `${formatDate(language, new Date(text.moment))} UTC`;
  const entries = Object.entries(text.values);
  const values = entries.map(([name, value]) => [
    name,
    typeof value === 'number' ? value : say(language, value),
  ]);
  return String(message(language, text.say).format(Object.fromEntries(values)));
}

/** Says a text in English, for logs and error messages. */
export function english(text: Text): string {
  return say('en', text);
}

function sayJoined(language: Language, { join, by, isList }: Joined): string {
  const texts = join.map((one) => say(language, one));
  return isList ? formatList(language, texts) : texts.join(by);
}

function message(language: Language, key: string): IntlMessageFormat {
  const known = messages.get(`${language}:${key}`);
  if (known) return known;
  const text = wording(language, key) ?? wording('en', key) ?? key;
  const made = new IntlMessageFormat(text, localeOf(language), undefined, { ignoreTag: true });
  messages.set(`${language}:${key}`, made);
  return made;
}

function wording(language: Language, key: string): string | undefined {
  return catalogues.get(language)?.get(key);
}
