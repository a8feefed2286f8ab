import { findRequestById } from '../../store/requests.ts';
import { addStaleMessage, findStaleNotices, removeStaleMessage } from '../../store/stale-copies.ts';
import { setHeld } from '../../store/outbox.ts';
import type { NoticeRow } from '../../store/notices.ts';
import { wakeLater, wakeSoon } from '../conversations/wake-later.ts';
import type { Deps } from '../model/deps.ts';
import type { RequestView } from '../model/view.ts';
import { requestFor, type Viewers } from './may-see.ts';
import { heldSeconds, isHeld, type Hold } from './held-cards.ts';
import { requestView } from './request-view.ts';

/** A message that still shows buttons although its card has moved on. */
export interface StaleCopy {
  noticeId: string;
  activityId: string;
  request: RequestView;
  /** Whether the card goes on in no other message: Teams did not find this one when it was to be updated. */
  isOnly: boolean;
  conversationId: string;
  /** How often in a row Teams has not taken the update. */
  heldTimes: number;
}

/** Returns such messages in a conversation, newest first. */
export async function staleCopies(deps: Deps, viewers: Viewers): Promise<StaleCopy[]> {
  const rows = await findStaleNotices(deps.db, viewers.id);
  const ready = rows.filter(({ held_until: heldUntil }) => !isHeld({ heldUntil }));
  return (await Promise.all(ready.map((row) => copiesOf(deps, row, viewers)))).flat();
}

async function copiesOf(deps: Deps, row: NoticeRow, viewers: Viewers): Promise<StaleCopy[]> {
  const found = await findRequestById(deps.db, row.request_id);
  if (!found) return [];
  const request = await requestFor(deps, viewers, await requestView(deps, found));
  return row.stale_ids.toReversed().map((activityId) => {
    const isOnly = row.is_posted && row.activity_ids.at(-1) === activityId;
    const { id: noticeId, conversation_id: conversationId, held_times: heldTimes } = row;
    return { noticeId, activityId, request, isOnly, conversationId, heldTimes };
  });
}

/** Records that a message has lost its buttons, or cannot be reached any more. */
export async function copySettled(deps: Deps, { noticeId, activityId }: StaleCopy): Promise<void> {
  await removeStaleMessage(deps.db, noticeId, activityId);
}

/** After this many tries, a message is given up: over minutes where Teams itself spoke of it, otherwise over a day. */
const mostTries = { 'not taken': 6, refused: 30 };

/**
 * Lets the older messages of a card wait, because Teams may only seem not to find or take this one; `refused` = the answer
 * may be of something else than Teams, such as an address that Teams has left.
 */
export async function copyHeld(deps: Deps, copy: StaleCopy, why: Hold): Promise<void> {
  if (copy.heldTimes + 1 >= mostTries[why]) return copySettled(deps, copy);
  const seconds = heldSeconds(why, copy.heldTimes);
  await setHeld(deps.db, 'notice', copy.noticeId, new Date(Date.now() + seconds * 1000));
  await wakeLater(deps, copy.conversationId, seconds);
}

/** Somebody pressed a button on an older message, so their client still shows it: the message is updated once more. */
export async function olderCopyClicked(deps: Deps, row: NoticeRow, activityId: string): Promise<void> {
  if (!row.is_posted || row.activity_ids.at(-1) === activityId) return;
  await addStaleMessage(deps.db, row.id, activityId);
  await wakeSoon(deps, row.conversation_id);
}
