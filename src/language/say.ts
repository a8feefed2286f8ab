import { IntlMessageFormat } from 'intl-messageformat';
import { germanSentences } from './german.ts';
import type { Language } from './language.ts';
import type { Text } from './sentence.ts';

/** English as in Britain: the day before the month. */
const locales: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };
const catalogues: Record<Language, Readonly<Record<string, string>>> = { en: {}, de: germanSentences };

const messages = new Map<string, IntlMessageFormat>();
const dates = new Map<Language, Intl.DateTimeFormat>();

/** Says a text in a language; a sentence that is in no catalogue any more is said in English. */
export function say(language: Language, text: Text): string {
  if (typeof text === 'string') return text;
  if ('join' in text) return text.join.map((one) => say(language, one)).join(text.by);
  if ('moment' in text) return `${dayAndTime(language, new Date(text.moment))} UTC`;
  const entries = Object.entries(text.values);
  const values = entries.map(([name, value]) => [
    name,
    typeof value === 'number' ? value : say(language, value),
  ]);
  return String(message(language, text.say).format(Object.fromEntries(values)));
}

/** English, for logs and the messages of errors. */
export function english(text: Text): string {
  return say('en', text);
}

function message(language: Language, key: string): IntlMessageFormat {
  const known = messages.get(`${language}:${key}`);
  if (known) return known;
  const text = catalogues[language][key] ?? key;
  const made = new IntlMessageFormat(text, locales[language], undefined, { ignoreTag: true });
  messages.set(`${language}:${key}`, made);
  return made;
}

/** A card that begins with `3. Nov` would show an item of a numbered list; behind a no-break space markdown sees none. */
function dayAndTime(language: Language, at: Date): string {
  return dateFormat(language)
    .format(at)
    .replace(/^(\d+\.) /, '$1\u00a0');
}

function dateFormat(language: Language): Intl.DateTimeFormat {
  const known = dates.get(language);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  });
  dates.set(language, made);
  return made;
}
