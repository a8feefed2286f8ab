import type { Post } from '../../../src/teams/notify/post.ts';
import type { TeamsMessage } from '../../fakes/teams.ts';
import type { HandJobs } from './hand-jobs.ts';

/** The bot's death, which its next card may bring. */
export interface Death {
  isNear: boolean;
}

/** Lets the bot die with a card that Teams has taken, before anything is recorded of that. `start` starts it again. */
export function mortal(
  post: Post,
  messages: readonly TeamsMessage[],
  death: Death,
  { abandon }: HandJobs,
  start: () => Promise<void>,
): Post {
  return async (target, card, activityId) => {
    const id = await post(target, card, activityId);
    if (!death.isNear || !abandon.isPossible()) return id;
    death.isNear = false;
    const taken = messages.find((message) => message.id === id);
    if (taken && !activityId) taken.isUnconfirmed = true;
    await start();
    abandon.now();
    return new Promise(() => {});
  };
}
