import { createHash } from 'node:crypto';
import type { Conversation } from '../../service/conversations/conversations.ts';
import { conversationAccepts, conversationToTell } from '../../service/conversations/refused.ts';
import { wakeLater, wakeSoon } from '../../service/conversations/wake-later.ts';
import { isWithin } from '../../service/waiting/age.ts';
import { dueNews } from '../../service/views/due-news.ts';
import { cardHeld, isHeld } from '../../service/views/held-cards.ts';
import { dueNotices } from '../../service/views/notices.ts';
import { cardPosting, cardSent, cardSkipped, isUnsure, type Due } from '../../service/views/sent-cards.ts';
import type { Deps } from '../../service/model/deps.ts';
import { countNotice } from '../../telemetry/count.ts';
import type { AdaptiveCard } from '../cards/render.ts';
import { storedReference } from '../activity/conversation.ts';
import { briefOf, cardOf } from './due-cards.ts';
import { sendForgivingly } from './forgiving.ts';
import { logged } from './logged.ts';
import { onFailure } from './on-failure.ts';
import type { Leave } from './pace.ts';
import type { Sending } from './sending.ts';
import { settleCopies } from './settle-copies.ts';

/** Cards change at most this often, for the reader's sake and to stay within Teams' limits. */
const secondsBetweenUpdates = 2;

/** After so many cards, what is due is looked for anew: a result that came meanwhile goes before what is left. */
const mostAtOnce = 20;

/**
 * Sends a conversation the cards it has not received yet: of requests, and news. Level-triggered: a card shows the
 * current state, and is not sent if it is already up to date. Then takes the buttons from older messages of these cards. Throws if the
 * send should be tried again later.
 */
export async function notify(sending: Sending, conversationId: string): Promise<void> {
  const conversation = await conversationToTell(sending.deps, conversationId);
  if (conversation && (await tellDue(sending, conversation))) await settleCopies(sending, conversation);
}

/** Returns false if nothing more can be sent to the conversation now. */
async function tellDue(sending: Sending, conversation: Conversation): Promise<boolean> {
  const { deps } = sending;
  const all = [...(await dueNotices(deps, conversation)), ...(await dueNews(deps, conversation.id))];
  const waiting = all.filter((one) => !isUnsure(one) && !isHeld(one));
  const ready = waiting.filter((one) => !isTooEarly(one));
  let told = 0;
  for (const one of ready.toSorted((a, b) => Number(a.isProgress) - Number(b.isProgress))) {
    const due = await one.read();
    if (!due) continue;
    if (!(await tell(sending, conversation, due))) return false;
    told += 1;
    if (told < mostAtOnce) continue;
    await wakeLater(deps, conversation.id, 0);
    return false;
  }
  if (ready.length < waiting.length) await wakeSoon(deps, conversation.id);
  return true;
}

function isTooEarly({ activityId, sentAt }: Pick<Due, 'activityId' | 'sentAt'>): boolean {
  return activityId !== '' && sentAt !== null && isWithin(sentAt, secondsBetweenUpdates * 1000);
}

/** Brings one card up to date. Returns false if nothing more can be sent to the conversation now. */
async function tell(sending: Sending, conversation: Conversation, due: Due): Promise<boolean> {
  const { deps, pace } = sending;
  const card = await cardOrHold(deps, conversation, due);
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
async function cardOrHold(deps: Deps, conversation: Conversation, due: Due): Promise<AdaptiveCard | null> {
  try {
    const card = await cardOf(deps, conversation, due);
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
