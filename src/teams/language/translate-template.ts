import { readCatalogue, type Catalogue } from '../../language/catalogue.ts';
import { languages, type Language } from '../../language/language.ts';

const folder = new URL('.', import.meta.url);
const catalogues = new Map<Language, Catalogue>(
  // English needs no catalogue: the templates are written in it.
  languages.filter((one) => one !== 'en').map((one) => [one, readCatalogue(folder, one)]),
);
const shown = ['text', 'title', 'label', 'placeholder', 'fallbackText'];

/**
 * A card's template in a language. Only what a person reads is translated, once, when the template is loaded. Throws
 * for a text that is not in the catalogue, so that the bot does not start with a card half in English.
 */
export function translateTemplate(language: Language, template: unknown): unknown {
  const catalogue = catalogues.get(language);
  return catalogue ? translate(catalogue, template) : template;
}

/** Whether a literal of a template has words of its own; what it takes from its data is said elsewhere. */
export function hasWords(literal: string): boolean {
  return /\p{L}/u.test(literal.replace(/\$\{[^}]*\}/gu, ''));
}

/** The key of a template's literal: catalogues write `{name}` where templates write `${name}`. */
export function keyOf(literal: string): string {
  return literal.replaceAll('${', '{');
}

function translate(catalogue: Catalogue, node: unknown): unknown {
  if (Array.isArray(node)) return node.map((one) => translate(catalogue, one));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      typeof value === 'string' && shown.includes(key)
        ? translated(catalogue, value)
        : translate(catalogue, value),
    ]),
  );
}

function translated(catalogue: Catalogue, literal: string): string {
  if (!hasWords(literal)) return literal;
  const text = catalogue.get(keyOf(literal));
  if (text === undefined) throw new Error(`The card text “${literal}” is in no catalogue.`);
  return text.replaceAll('{', '${');
}
