import { readFileSync } from 'node:fs';
import type { Template } from 'adaptivecards-templating';
import { languages, type Language } from '../../language/language.ts';
import { say } from '../../language/say.ts';
import { isText } from '../../language/sentence.ts';
import { root } from '../../root.ts';
import { translateTemplate } from '../language/translate-template.ts';
import { templateOf } from './template.ts';

/** An Adaptive Card 1.5, ready to attach. `fallbackText` sums it up in one sentence. */
export interface AdaptiveCard {
  type: 'AdaptiveCard';
  version: '1.5';
  fallbackText: string;
  body: unknown[];
  actions?: unknown[];
  msteams?: unknown;
}

/** Renders its input as a card in a language. */
export interface Card<Input extends readonly unknown[]> {
  (language: Language, ...input: Input): AdaptiveCard;
  /** Its template is `cards/<template>.json`. */
  readonly template: string;
}

/**
 * Creates a card from its template and a function that makes the template's data. Data is inserted as is and never
 * parsed as a template. Throws at once if the template has a text without a translation.
 */
export function card<Input extends readonly unknown[]>(
  template: string,
  view: (...input: Input) => object,
): Card<Input> {
  const templates = new Map(languages.map((language) => [language, loadTemplate(language, template)]));
  const show = (language: Language, ...input: Input) => {
    const loaded = templates.get(language);
    if (loaded === undefined) throw new Error(`The card ${template} is not there in ${language}.`);
    return loaded().expand({ $root: complete(language, view(...input)) }) as AdaptiveCard;
  };
  return Object.assign(show, { template });
}

/** Reads and translates now, so that a missing translation is found at start-up; parses on first use. */
function loadTemplate(language: Language, name: string): () => Template {
  const file = readFileSync(new URL(`cards/${name}.json`, root), 'utf8');
  const payload = translateTemplate(language, JSON.parse(file));
  let template: Template | null = null;
  return () => (template ??= templateOf(payload));
}

// Rows written by an older version may lack a value. The template engine throws on null and prints `${key}` for
// undefined, and Teams refuses a number where it expects text.
function complete(language: Language, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => complete(language, one));
  if (isText(value)) return say(language, value);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, complete(language, inner)]));
  }
  return typeof value === 'boolean' ? value : String(value ?? '');
}
