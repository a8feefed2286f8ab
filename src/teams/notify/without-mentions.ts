import type { AdaptiveCard } from '../cards/render.ts';

/** Returns the card with plain names, or the same card if it mentions nobody. */
export function withoutMentions(card: AdaptiveCard): AdaptiveCard {
  const { msteams = {}, ...rest } = card;
  const entities: unknown = Reflect.get(Object(msteams), 'entities');
  if (!Array.isArray(entities) || entities.length === 0) return card;
  // A mention's name contains nothing that could form markdown or another tag.
  const body = JSON.stringify(rest.body).replace(/<at>(.*?)<\/at>/g, '$1');
  return { ...rest, body: JSON.parse(body) };
}
