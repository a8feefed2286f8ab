import locales from './languages.json' with { type: 'json' };

/** A language the bot speaks, by the code that Teams gives it (`de`). */
export type Language = keyof typeof locales;

/** The languages listed in `languages.json`. Each has a row there and its catalogues, all named `<language>.json`. */
export const languages = Object.keys(locales) as readonly Language[];

/** The locale for numbers, dates and lists: `en-GB` puts the day before the month. */
export function localeOf(language: Language): string {
  return locales[language];
}

/** The language for a locale as Teams names it (`de-AT`); English if the bot does not speak it. */
export function languageOf(locale: string | null | undefined): Language {
  const [wanted] = (locale ?? '').toLowerCase().split(/[-_]/u);
  return languages.find((language) => language === wanted) ?? 'en';
}
