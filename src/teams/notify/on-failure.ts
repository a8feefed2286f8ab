import { conversationRefuses } from '../../service/conversations/refused.ts';
import { wakeLater } from '../../service/conversations/wake-later.ts';
import type { Deps } from '../../service/model/deps.ts';
import { cardHeld } from '../../service/views/held-cards.ts';
import { cardLost } from '../../service/views/lost-message.ts';
import { cardNotPosted, cardRefused, cardUnsure, type Due } from '../../service/views/sent-cards.ts';
import { countNotice } from '../../telemetry/count.ts';
import { logged } from './logged.ts';
import { failureOf } from './failure.ts';
import type { Leave } from './pace.ts';
import type { Post } from './post.ts';
import { tellLost } from './tell-lost.ts';

/**
 * Handles a failed send. An error about a message lets only this message wait. Returns whether more can be sent to the
 * conversation now. Rethrows to try again.
 */
export async function onFailure(
  sending: { deps: Deps; post: Post; pause: Leave['pause'] },
  due: Due,
  error: unknown,
): Promise<boolean> {
  const { deps } = sending;
  const { conversationId } = due;
  const isNew = due.activityId === '';
  const failure = failureOf(error, isNew);
  deps.log.warn({ err: error, ...logged(due), failure }, 'Notice not sent');
  countNotice(['gone', 'refused'].includes(failure.kind) ? 'failed' : 'again');
  if (isNew && failure.kind !== 'unsure') await cardNotPosted(deps, due);
  switch (failure.kind) {
    case 'gone':
      await onRefusedConversation(sending, conversationId, failure.code);
      return false;
    case 'message-lost':
      await cardLost(deps, due);
      await wakeLater(deps, conversationId, 0);
      return false;
    case 'not-now':
      await cardHeld(deps, due, 'refused');
      return true;
    case 'operator':
      deps.log.error({ code: failure.code }, 'Teams does not accept this bot: check its registration');
      throw error;
    case 'wait':
      sending.pause(failure.seconds);
      await wakeLater(deps, conversationId, failure.seconds);
      return false;
    case 'refused':
      deps.log.error({ ...logged(due), code: failure.code }, 'Teams refuses this card');
      await cardRefused(deps, due);
      return true;
    case 'unsure':
      await cardUnsure(deps, due);
      return true;
    case 'try-again':
      if (isUnanswered(error)) throw error;
      await onNotTaken(deps, due);
      return true;
  }
}

async function onRefusedConversation(
  sending: { deps: Deps; post: Post },
  conversationId: string,
  code: string,
): Promise<void> {
  const { retrySeconds, lost } = await conversationRefuses(sending.deps, conversationId, code);
  await tellLost(sending, lost);
  if (retrySeconds !== null) await wakeLater(sending.deps, conversationId, retrySeconds);
}

/** Without any answer from Teams, the next card would not arrive either. */
function isUnanswered(error: unknown): boolean {
  return typeof Reflect.get(Object(error), 'statusCode') !== 'number';
}

/** After this many tries, a message that Teams cannot update is given up for a new one. */
const mostUpdates = 6;

/** Lets a card wait that Teams could not take. */
async function onNotTaken(deps: Deps, due: Due): Promise<void> {
  if (due.activityId === '' || due.heldTimes + 1 < mostUpdates) return cardHeld(deps, due, 'not taken');
  await cardLost(deps, due);
  await wakeLater(deps, due.conversationId, 0);
}
