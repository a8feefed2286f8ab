import type { AdaptiveCard } from '../cards/render.ts';
import { failureOf } from './failure.ts';
import type { Post } from './post.ts';

/**
 * Sends like `post`, but resends a card that Teams refuses, with names instead of mentions: a mentioned person may not
 * be a member of the conversation. A refused card was never posted, so nothing appears twice.
 */
export function forgivingPost(post: Post): Post {
  return async (target, card, activityId) => {
    try {
      return await post(target, card, activityId);
    } catch (error) {
      const plain = withoutMentions(card);
      if (failureOf(error, activityId === '').kind !== 'refused' || plain === card) throw error;
      return post(target, plain, activityId);
    }
  };
}

/** Returns the card with plain names, or the same card if it mentions nobody. */
function withoutMentions(card: AdaptiveCard): AdaptiveCard {
  const { msteams = {}, ...rest } = card;
  const entities: unknown = Reflect.get(Object(msteams), 'entities');
  if (!Array.isArray(entities) || entities.length === 0) return card;
  // A mention's name contains nothing that could form markdown or another tag.
  const body = JSON.stringify(rest.body).replace(/<at>(.*?)<\/at>/g, '$1');
  return { ...rest, body: JSON.parse(body) };
}
