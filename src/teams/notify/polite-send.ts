import { setTimeout as sleep } from 'node:timers/promises';
import type { SendActivitiesHandler } from 'botbuilder';
import { failureOf } from './failure.ts';
import type { Leave, Pace } from './pace.ts';
import { SendFailedError } from './send-failed.ts';

/** The longest wait. Teams redelivers a message if its turn takes more than about 15 seconds. */
const mostSeconds = 8;

/** Sends a turn's answers at the pace Teams allows, and once more if Teams asks to wait. Throws SendFailedError. */
export function politeSend(pace: Pace, conversationId: string): SendActivitiesHandler {
  return async (_context, activities, next) => {
    if (activities.every(({ type }) => type === 'invokeResponse')) return next();
    const { answered } = await room(pace, conversationId);
    try {
      return await next();
    } catch (error) {
      const failure = failureOf(error, true);
      if (failure.kind !== 'wait' || failure.seconds > mostSeconds)
        throw new SendFailedError(failure.kind, error);
      await sleep(failure.seconds * 1000);
      return await next().catch((again: unknown) => {
        throw new SendFailedError(failureOf(again, true).kind, again);
      });
    } finally {
      answered();
    }
  };
}

async function room(pace: Pace, conversationId: string): Promise<Leave> {
  let leave = pace(conversationId);
  for (; leave.waitMs > 0; leave = pace(conversationId)) {
    if (leave.waitMs > mostSeconds * 1000)
      throw new SendFailedError('wait', new Error('Too many messages in this conversation'));
    await sleep(leave.waitMs);
  }
  return leave;
}
