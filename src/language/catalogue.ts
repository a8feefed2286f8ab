import { readFileSync } from 'node:fs';
import type { Language } from './language.ts';

/** The texts of one language by key; a key is the first English wording of a text. */
export type Catalogue = ReadonlyMap<string, string>;

/** Reads `<language>.json` in a folder. Throws if it is missing, so that the bot does not start without it. */
export function readCatalogue(folder: URL, language: Language): Catalogue {
  const rows: Record<string, string> = JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8'));
  return new Map(Object.entries(rows));
}
