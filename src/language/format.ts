import { localeOf, type Language } from './language.ts';

const dates = perLanguage(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'UTC',
    }),
);
const lists = perLanguage((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));

/**
 * "3 Nov 2026, 14:32", in UTC. Markdown would read `3. Nov` at the start of a line as an item of a numbered
 * list; a no-break space prevents that.
 */
export function formatDate(language: Language, at: Date): string {
  return dates(language)
    .format(at)
    .replace(/^(\d+\.) /, '$1\u00a0');
}

/** "Ann, Ben and Cy". */
export function formatList(language: Language, texts: readonly string[]): string {
  return lists(language).format(texts);
}

/** Creates a format once per language: creating one costs far more than using it. */
function perLanguage<Format>(make: (locale: string) => Format): (language: Language) => Format {
  const made = new Map<Language, Format>();
  return (language) => {
    const format = made.get(language) ?? make(localeOf(language));
    made.set(language, format);
    return format;
  };
}
