import { readCatalogue } from '../../../src/language/catalogue.ts';
import { languages, type Language } from '../../../src/language/language.ts';

const names = new Intl.DisplayNames('en', { type: 'language' });
const sentences = new URL('../../../src/language/', import.meta.url);
const cardWords = new URL('../../../src/teams/language/', import.meta.url);

/** The key and text of every English sentence. */
export const englishSentences = readCatalogue(sentences, 'en');

/** Each language but English: its code, its English name, and what it says for sentences and on cards. */
export const translations = languages.filter((language) => language !== 'en').map(translation);

function translation(language: Language) {
  return {
    language,
    name: names.of(language) ?? language,
    sentences: readCatalogue(sentences, language),
    cardWords: readCatalogue(cardWords, language),
  };
}
