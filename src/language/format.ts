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
 * "3 Nov 2026, 14:32", in UTC. A card that begins with `3. Nov` would show an item of a numbered list; behind a no-break
 * space markdown sees none.
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

/** A format that is made once for each language: making one costs far more than using it. */
function perLanguage<Format>(make: (locale: string) => Format): (language: Language) => Format {
  const made = new Map<Language, Format>();
  return (language) => {
    const format = made.get(language) ?? make(localeOf(language));
    made.set(language, format);
    return format;
  };
}
