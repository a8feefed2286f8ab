import { createHash } from 'node:crypto';
import { conversationById, type Conversation } from '../../service/conversations/conversations.ts';
import { conversationAccepts, isPausing } from '../../service/conversations/refused.ts';
import { isWithin } from '../../service/waiting/age.ts';
import { formOptions, lastFormOptions } from '../../service/tenant/form-options.ts';
import {
  dueNotices,
  isUnsure,
  noticeLater,
  noticePosting,
  noticeSent,
  noticeSoon,
  type DueNotice,
} from '../../service/views/notices.ts';
import { isHeld } from '../../service/views/held-notices.ts';
import type { FormOptions } from '../../service/model/view.ts';
import { countNotice } from '../../telemetry/count.ts';
import type { AdaptiveCard } from '../cards/render.ts';
import { briefCard } from '../cards/request/brief.ts';
import { storedReference } from '../activity/conversation.ts';
import { audienceOf, isForm } from './audience.ts';
import { sendForgivingly } from './forgiving.ts';
import { noticeCard } from './notice-card.ts';
import { onFailure } from './on-failure.ts';
import type { Leave } from './pace.ts';
import type { Sending } from './sending.ts';
import { settleCopies } from './settle-copies.ts';

/** Cards change at most this often, for the reader's sake and to stay within Teams' limits. */
const secondsBetweenUpdates = 2;

/**
 * Sends a conversation the notices it has not received yet. Level-triggered: a card shows the request's current state,
 * and is not sent if it is already up to date. Then takes the buttons from older messages of these cards. Throws if the
 * send should be tried again later.
 */
export async function notify(sending: Sending, conversationId: string): Promise<void> {
  const { deps } = sending;
  const conversation = await conversationById(deps, conversationId);
  if (!conversation) return;
  if (await isPausing(deps, conversationId)) return;
  if (await tellDue(sending, conversation)) await settleCopies(sending, conversation);
}

/** Returns false if nothing more can be sent to the conversation now. */
async function tellDue(sending: Sending, conversation: Conversation): Promise<boolean> {
  const { deps } = sending;
  const due = (await dueNotices(deps, conversation.id)).filter(
    (notice) => !isUnsure(notice) && !isHeld(notice),
  );
  if (due.length === 0) return true;
  // Only a form needs the tenant. All other cards can be sent while Graph is unreachable.
  const hasForm = due.some(({ request }) => isForm(request));
  const options = await (hasForm ? formOptions(deps) : lastFormOptions(deps));
  const ready = due.filter((notice) => !isTooEarly(notice));
  for (const notice of ready) if (!(await tell(sending, conversation, notice, options))) return false;
  if (ready.length < due.length) await noticeSoon(deps, conversation.id);
  return true;
}

function isTooEarly({ activityId, sentAt }: DueNotice): boolean {
  return activityId !== '' && sentAt !== null && isWithin(sentAt, secondsBetweenUpdates * 1000);
}

/** Brings one card up to date. Returns false if nothing more can be sent to the conversation now. */
async function tell(
  sending: Sending,
  conversation: Conversation,
  notice: DueNotice,
  options: FormOptions,
): Promise<boolean> {
  const { deps, pace } = sending;
  const card = noticeCard(notice.kind, notice.request, options, await audienceOf(deps, notice, conversation));
  const digest = createHash('sha256').update(JSON.stringify(card)).digest('hex');
  if (notice.activityId && digest === notice.sentDigest) {
    await noticeSent(deps, notice, digest);
    return true;
  }
  const leave = pace(conversation.id);
  if (leave.waitMs > 0) {
    await noticeLater(deps, conversation.id, Math.ceil(leave.waitMs / 1000));
    return false;
  }
  return send({ ...sending, leave }, conversation, notice, { card, digest }).finally(leave.answered);
}

async function send(
  { deps, post, leave }: Sending & { leave: Leave },
  conversation: Conversation,
  notice: DueNotice,
  { card, digest }: { card: AdaptiveCard; digest: string },
): Promise<boolean> {
  const target = { ...storedReference(conversation), kind: conversation.kind };
  const language = conversation.language ?? notice.request.language;
  if (!notice.activityId) await noticePosting(deps, notice);
  let activityId: string;
  try {
    activityId = await sendForgivingly(
      (one) => post(target, one, notice.activityId),
      card,
      () => briefCard(language, notice.request),
    );
  } catch (error) {
    return onFailure({ deps, post, pause: leave.pause }, notice, error);
  }
  await conversationAccepts(deps, conversation.id);
  await noticeSent(deps, notice, digest, activityId === notice.activityId ? undefined : activityId);
  countNotice('sent');
  deps.log.debug({ requestId: notice.request.id, kind: notice.kind, activityId }, 'Notice sent');
  return true;
}
