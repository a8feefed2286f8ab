import type { AdaptiveCard } from '../cards/render.ts';
import { failureOf } from './failure.ts';
import type { Post } from './post.ts';

/**
 * Sends as `post` does. A card that Teams refuses is sent once more with names in place of mentions: somebody mentioned
 * may not be, or no longer be, a member of that conversation. What was refused was not posted, so nothing is doubled.
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

/** The card with plain names; the same card when it mentions nobody. */
function withoutMentions(card: AdaptiveCard): AdaptiveCard {
  const { msteams = {}, ...rest } = card;
  const entities: unknown = Reflect.get(Object(msteams), 'entities');
  if (!Array.isArray(entities) || entities.length === 0) return card;
  // A mention's name holds nothing that markdown or another tag could be made of.
  const body = JSON.stringify(rest.body).replace(/<at>(.*?)<\/at>/g, '$1');
  return { ...rest, body: JSON.parse(body) };
}
