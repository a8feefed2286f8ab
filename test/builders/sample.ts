import type { Language } from '../../src/language/language.ts';
import type { AdaptiveCard, Card } from '../../src/teams/cards/render.ts';

/** A card as it would be sent, in English and in any language. */
export interface SampleCard {
  name: string;
  title: string;
  card: AdaptiveCard;
  cardIn: (language: Language) => AdaptiveCard;
}

/** Renders a card with data. */
export function sample<Input extends readonly unknown[]>(
  card: Card<Input>,
  title: string,
  ...input: Input
): SampleCard {
  return {
    name: card.template,
    title,
    card: card('en', ...input),
    cardIn: (language) => card(language, ...input),
  };
}
