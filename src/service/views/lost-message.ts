import { findCardsOn } from '../../store/form-cards.ts';
import { setNoticesUnposted, type NoticeRow } from '../../store/notices.ts';
import { addStaleMessage, removeStaleMessage } from '../../store/stale-copies.ts';
import { wakeLater } from '../conversations/wake-later.ts';
import { withoutThread } from '../conversations/thread.ts';
import type { Deps } from '../model/deps.ts';
import type { NoticeKind } from '../model/request/notice.ts';
import { isOpen, isUnderWay } from '../model/request/request.ts';
import type { RequestView } from '../model/view.ts';
import { findRequestView } from './request-view.ts';
import { cardSkipped, type Due } from './sent-cards.ts';

/**
 * Records that Teams does not find a card's message. It is posted again if somebody needs it. Otherwise it is tried once
 * more later, because Teams sometimes does not find a message that is there; news is when it changes.
 */
export async function cardLost(deps: Deps, due: Due): Promise<void> {
  if (due.outbox === 'news') return cardSkipped(deps, due);
  if (isNeeded(due.kind, due.request)) return setNoticesUnposted(deps.db, [due.id]);
  await cardSkipped(deps, due);
  await addStaleMessage(deps.db, due.id, due.activityId);
}

/** Posts the card of a message that somebody deleted again, if somebody needs it. */
export async function messageDeleted(deps: Deps, conversationId: string, activityId: string): Promise<void> {
  const cards = await findCardsOn(deps.db, { channelId: withoutThread(conversationId), activityId });
  for (const card of cards) await cardDeleted(deps, card, activityId);
}

async function cardDeleted(deps: Deps, card: NoticeRow, activityId: string): Promise<void> {
  await removeStaleMessage(deps.db, card.id, activityId);
  const isCurrent = card.is_posted && card.activity_ids.at(-1) === activityId;
  const request = isCurrent ? await findRequestView(deps, card.request_id) : null;
  if (!request || !isNeeded(card.kind, request)) return;
  await setNoticesUnposted(deps.db, [card.id]);
  await wakeLater(deps, card.conversation_id, 0);
}

/** Whether somebody must still act on the card, or nothing else tells what came of the request. */
function isNeeded(kind: NoticeKind, { state, needsSignIn }: RequestView): boolean {
  switch (kind) {
    case 'approval':
      return state === 'planned' || needsSignIn;
    case 'status':
      return isOpen(state) || state === 'failed' || state === 'expired';
    case 'progress':
      return isUnderWay(state);
    case 'failed':
      return state === 'failed';
    case 'published':
    case 'changed':
    case 'rejected':
      return false;
  }
}
