import { conversationRefuses } from '../../service/conversations/refused.ts';
import type { Deps } from '../../service/model/deps.ts';
import { noticeHeld } from '../../service/views/held-notices.ts';
import {
  noticeLater,
  noticeNotPosted,
  noticeRefused,
  noticeUnsure,
  type DueNotice,
} from '../../service/views/notices.ts';
import { noticeLost } from '../../service/views/lost-message.ts';
import { countNotice } from '../../telemetry/count.ts';
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
  notice: DueNotice,
  error: unknown,
): Promise<boolean> {
  const { deps } = sending;
  const { conversationId, request, kind } = notice;
  const isNew = notice.activityId === '';
  const failure = failureOf(error, isNew);
  deps.log.warn({ err: error, requestId: request.id, kind, failure }, 'Notice not sent');
  countNotice(['gone', 'refused'].includes(failure.kind) ? 'failed' : 'again');
  if (isNew && failure.kind !== 'unsure') await noticeNotPosted(deps, notice);
  switch (failure.kind) {
    case 'gone':
      await onRefusedConversation(sending, conversationId, failure.code);
      return false;
    case 'message-lost':
      await noticeLost(deps, notice);
      await noticeLater(deps, conversationId, 0);
      return false;
    case 'not-now':
      await noticeHeld(deps, notice, 'refused');
      return true;
    case 'operator':
      deps.log.error({ code: failure.code }, 'Teams does not accept this bot: check its registration');
      throw error;
    case 'wait':
      sending.pause(failure.seconds);
      await noticeLater(deps, conversationId, failure.seconds);
      return false;
    case 'refused':
      deps.log.error({ requestId: request.id, kind, code: failure.code }, 'Teams refuses this card');
      await noticeRefused(deps, notice);
      return true;
    case 'unsure':
      await noticeUnsure(deps, notice);
      return true;
    case 'try-again':
      if (isUnanswered(error)) throw error;
      await onNotTaken(deps, notice);
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
  if (retrySeconds !== null) await noticeLater(sending.deps, conversationId, retrySeconds);
}

/** Without any answer from Teams, the next card would not arrive either. */
function isUnanswered(error: unknown): boolean {
  return typeof Reflect.get(Object(error), 'statusCode') !== 'number';
}

/** After this many tries, a message that Teams cannot update is given up for a new one. */
const mostUpdates = 6;

/** Lets a card wait that Teams could not take. */
async function onNotTaken(deps: Deps, notice: DueNotice): Promise<void> {
  if (notice.activityId === '' || notice.heldTimes + 1 < mostUpdates)
    return noticeHeld(deps, notice, 'not taken');
  await noticeLost(deps, notice);
  await noticeLater(deps, notice.conversationId, 0);
}
