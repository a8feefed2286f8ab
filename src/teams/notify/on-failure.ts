import { conversationsGone } from '../../service/conversations/gone.ts';
import type { Deps } from '../../service/model/deps.ts';
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
import type { Post } from './post.ts';
import { tellLost } from './tell-lost.ts';

/** Handles a failed send. Returns whether more can be sent to the conversation now. Rethrows to try again. */
export async function onFailure(
  sending: { deps: Deps; post: Post },
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
      await tellLost(sending, await conversationsGone(deps, { conversationId }, failure.code));
      return false;
    case 'message-lost':
      await noticeLost(deps, notice);
      await noticeLater(deps, conversationId, 0);
      return false;
    case 'wait':
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
      throw error;
  }
}
