import catalogue from './de.json' with { type: 'json' };

/** The English sentences that can be said in German. */
export type German = keyof typeof catalogue;

/** English sentence to German sentence, both in ICU message format. */
export const germanSentences: Readonly<Record<string, string>> = catalogue;
