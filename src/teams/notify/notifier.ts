import { createHash } from 'node:crypto';
import { conversationById, type Conversation } from '../../service/conversations/conversations.ts';
import { conversationAccepts, isPausing } from '../../service/conversations/refused.ts';
import { wakeLater, wakeSoon } from '../../service/conversations/wake-later.ts';
import { isWithin } from '../../service/waiting/age.ts';
import { formOptions, lastFormOptions } from '../../service/tenant/form-options.ts';
import { dueNews } from '../../service/views/due-news.ts';
import { cardHeld, isHeld } from '../../service/views/held-cards.ts';
import { dueNotices } from '../../service/views/notices.ts';
import { cardPosting, cardSent, cardSkipped, isUnsure, type Due } from '../../service/views/sent-cards.ts';
import type { Deps } from '../../service/model/deps.ts';
import type { FormOptions } from '../../service/model/form-options.ts';
import { countNotice } from '../../telemetry/count.ts';
import type { AdaptiveCard } from '../cards/render.ts';
import { storedReference } from '../activity/conversation.ts';
import { isForm } from './audience.ts';
import { briefOf, cardOf } from './due-cards.ts';
import { sendForgivingly } from './forgiving.ts';
import { logged } from './logged.ts';
import { onFailure } from './on-failure.ts';
import type { Leave } from './pace.ts';
import type { Sending } from './sending.ts';
import { settleCopies } from './settle-copies.ts';

/** Cards change at most this often, for the reader's sake and to stay within Teams' limits. */
const secondsBetweenUpdates = 2;

/**
 * Sends a conversation the cards it has not received yet: of requests, and news. Level-triggered: a card shows the
 * current state, and is not sent if it is already up to date. Then takes the buttons from older messages of these cards. Throws if the
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
  const all = [...(await dueNotices(deps, conversation.id)), ...(await dueNews(deps, conversation.id))];
  const due: Due[] = all.filter((one) => !isUnsure(one) && !isHeld(one));
  if (due.length === 0) return true;
  // Only a form needs the tenant. All other cards can be sent while Graph is unreachable.
  const hasForm = due.some((one) => one.outbox === 'notice' && isForm(one.request));
  const options = await (hasForm ? formOptions(deps) : lastFormOptions(deps));
  const ready = due.filter((one) => !isTooEarly(one));
  for (const one of ready) if (!(await tell(sending, conversation, one, options))) return false;
  if (ready.length < due.length) await wakeSoon(deps, conversation.id);
  return true;
}

function isTooEarly({ activityId, sentAt }: Due): boolean {
  return activityId !== '' && sentAt !== null && isWithin(sentAt, secondsBetweenUpdates * 1000);
}

/** Brings one card up to date. Returns false if nothing more can be sent to the conversation now. */
async function tell(
  sending: Sending,
  conversation: Conversation,
  due: Due,
  options: FormOptions,
): Promise<boolean> {
  const { deps, pace } = sending;
  const card = await cardOrHold(deps, conversation, due, options);
  if (card === null) return true;
  const digest = createHash('sha256').update(JSON.stringify(card)).digest('hex');
  if (due.activityId && digest === due.sentDigest) {
    await cardSent(deps, due, digest);
    return true;
  }
  const leave = pace(conversation.id);
  if (leave.waitMs > 0) {
    await wakeLater(deps, conversation.id, Math.ceil(leave.waitMs / 1000));
    return false;
  }
  return send({ ...sending, leave }, conversation, due, { card, digest }).finally(leave.answered);
}

/**
 * Returns a card, or null after recording that there is none now. News reads more than a request does: what cannot be
 * shown waits, and holds up nothing else.
 */
async function cardOrHold(
  deps: Deps,
  conversation: Conversation,
  due: Due,
  options: FormOptions,
): Promise<AdaptiveCard | null> {
  try {
    const card = await cardOf(deps, conversation, due, options);
    if (card === null) await cardSkipped(deps, due);
    return card;
  } catch (error) {
    if (due.outbox === 'notice') throw error;
    deps.log.error({ err: error, ...logged(due) }, 'News cannot be shown');
    await cardHeld(deps, due, 'not taken');
    return null;
  }
}

async function send(
  { deps, post, leave }: Sending & { leave: Leave },
  conversation: Conversation,
  due: Due,
  { card, digest }: { card: AdaptiveCard; digest: string },
): Promise<boolean> {
  const target = { ...storedReference(conversation), kind: conversation.kind };
  if (!due.activityId) await cardPosting(deps, due);
  let activityId: string;
  try {
    activityId = await sendForgivingly(
      (one) => post(target, one, due.activityId),
      card,
      () => briefOf(conversation, due, card),
    );
  } catch (error) {
    return onFailure({ deps, post, pause: leave.pause }, due, error);
  }
  await conversationAccepts(deps, conversation.id);
  await cardSent(deps, due, digest, activityId === due.activityId ? undefined : activityId);
  countNotice('sent');
  deps.log.debug({ ...logged(due), activityId }, 'Notice sent');
  return true;
}
