import { createHash } from 'node:crypto';
import { conversationById, conversationGone } from '../../service/conversations.ts';
import type { Deps } from '../../service/deps.ts';
import { formOptions, lastFormOptions } from '../../service/form/form-options.ts';
import {
  dueNotices,
  noticeLater,
  noticeLost,
  noticeSent,
  noticeSoon,
  type DueNotice,
} from '../../service/notices.ts';
import { storedReference } from '../conversation.ts';
import { isForm, noticeCard } from './notice-card.ts';
import { failureOf, type Post } from './post.ts';

/** Cards change at most this often, so that neither the person nor Teams' limits are overrun. */
const secondsBetweenUpdates = 2;

/**
 * Sends what a conversation has not been told yet. Level-triggered: the state of the request is the text, and a card
 * that says it already is not sent. Throws when Teams should be tried again later.
 */
export async function notify(deps: Deps, post: Post, conversationId: string): Promise<void> {
  const conversation = await conversationById(deps, conversationId);
  if (!conversation) return;
  const due = await dueNotices(deps, conversationId);
  if (due.length === 0) return;
  // Only a form needs the tenant: whatever else is to be told can be told while Graph is away.
  const hasForm = due.some(({ request }) => isForm(request));
  const options = hasForm ? await formOptions(deps) : lastFormOptions(deps);
  let hasEarly = false;
  for (const notice of due) {
    if (isTooEarly(notice)) {
      hasEarly = true;
      continue;
    }
    const card = noticeCard(notice.kind, notice.request, options);
    const digest = createHash('sha256').update(JSON.stringify(card)).digest('hex');
    const target = { ...storedReference(conversation), kind: conversation.kind };
    if (notice.activityId && digest === notice.sentDigest) await noticeSent(deps, notice, digest);
    else if (!(await send(deps, notice, digest, () => post(target, card, notice.activityId)))) return;
  }
  if (hasEarly) await noticeSoon(deps, conversationId);
}

function isTooEarly({ activityId, sentAt }: DueNotice): boolean {
  return activityId !== '' && sentAt !== null && Date.now() - sentAt.getTime() < secondsBetweenUpdates * 1000;
}

/** Sends one card; false when nothing more can be sent there now. */
async function send(
  deps: Deps,
  notice: DueNotice,
  digest: string,
  attempt: () => Promise<string>,
): Promise<boolean> {
  try {
    const activityId = await attempt();
    await noticeSent(deps, notice, digest, activityId === notice.activityId ? undefined : activityId);
    deps.log.debug({ requestId: notice.request.id, kind: notice.kind, activityId }, 'Notice sent');
    return true;
  } catch (error) {
    return onFailure(deps, notice, error);
  }
}

async function onFailure(deps: Deps, notice: DueNotice, error: unknown): Promise<boolean> {
  const failure = failureOf(error);
  const { conversationId, request } = notice;
  deps.log.warn({ err: error, requestId: request.id, kind: notice.kind, failure }, 'Notice not sent');
  if (failure.kind === 'gone') await conversationGone(deps, conversationId, failure.code);
  else if (failure.kind === 'message-lost') {
    await noticeLost(deps, notice);
    await noticeLater(deps, conversationId, 0);
  } else if (failure.kind === 'wait') await noticeLater(deps, conversationId, failure.seconds);
  else throw error;
  return false;
}
