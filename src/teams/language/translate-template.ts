import { readCatalogue, type Catalogue } from '../../language/catalogue.ts';
import { languages, type Language } from '../../language/language.ts';
import { root } from '../../root.ts';

const folder = new URL('src/teams/language/', root);
const catalogues = new Map<Language, Catalogue>(
  // English needs no catalogue: the templates are written in it.
  languages.filter((one) => one !== 'en').map((one) => [one, readCatalogue(folder, one)]),
);
const shown = ['text', 'title', 'label', 'placeholder', 'fallbackText'];

/**
 * Translates a card's template, only the texts that people read, when it is loaded. Throws if the catalogue lacks a
 * text, so that the bot does not start with a half-translated card.
 */
export function translateTemplate(language: Language, template: unknown): unknown {
  const catalogue = catalogues.get(language);
  return catalogue ? translate(catalogue, template) : template;
}

/** Whether a template's literal has words of its own, besides the values it takes from the data. */
export function hasWords(literal: string): boolean {
  return /\p{L}/u.test(literal.replace(/\$\{[^}]*\}/gu, ''));
}

/** Returns the catalogue key of a template's literal. Catalogues write `{name}` where templates write `${name}`. */
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
