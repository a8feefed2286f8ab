/** The languages the bot speaks. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** The language for a locale as Teams names it (`de-AT`): English where the bot does not speak it. */
export function languageOf(locale: string | null | undefined): Language {
  const [wanted] = (locale ?? '').toLowerCase().split(/[-_]/u);
  return languages.find((language) => language === wanted) ?? 'en';
}
