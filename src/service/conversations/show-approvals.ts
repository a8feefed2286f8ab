import { findApprovalCards, findUnshownRequests, isApprovalStuckIn } from '../../store/approval-cards.ts';
import type { ConversationRow } from '../../store/conversations.ts';
import type { Trx } from '../../store/db.ts';
import { lockRequestById, type RequestRow } from '../../store/requests.ts';
import type { Deps } from '../model/deps.ts';
import { eachOf } from '../model/each-of.ts';
import { approverChats } from './approver-chats.ts';
import { updateAsking } from './asking.ts';
import { askNotice } from './ask-notice.ts';
import { reachableBound } from './bound.ts';
import { approvalPlaces } from './places.ts';
import { isStuck, stuckSince } from './stuck.ts';

/** The most approvers asked in their own chats. */
const mostChats = 20;

/**
 * Sees to it that every planned request is shown where it can be decided. Where nobody can be asked yet, its requester
 * is told so, and the next call tries again.
 */
export async function showApprovals(deps: Deps): Promise<void> {
  const bound = await reachableBound(deps.db, 'approvals');
  const unshown = await findUnshownRequests(deps.db, bound);
  if (unshown.length === 0) return;
  const isAnyStuck = bound !== null && (await isApprovalStuckIn(deps.db, bound, stuckSince()));
  const chats = isAnyStuck ? await approverChats(deps) : await chatsIfNeeded(deps);
  const about = (requestId: string) => ({ requestId });
  await eachOf(deps, unshown, about, (id) =>
    deps.db.transaction().execute(async (trx) => {
      const row = await lockRequestById(trx, id);
      if (row?.state !== 'planned') return;
      await placeApproval(deps, trx, row, chats);
      await updateAsking(deps, trx, row);
    }),
  );
}

/** Returns the approvers' chats, unless a channel for approvals makes them needless. */
export async function chatsIfNeeded(deps: Deps): Promise<ConversationRow[]> {
  return (await reachableBound(deps.db, 'approvals')) === null ? approverChats(deps) : [];
}

/**
 * Asks for the approval card of a request wherever it belongs and is not yet, never in the requester's own chat.
 * `chats` = the approvers'.
 */
export async function placeApproval(
  deps: Deps,
  trx: Trx,
  request: RequestRow,
  chats: readonly ConversationRow[],
): Promise<void> {
  const cards = await findApprovalCards(trx, request.id);
  const inChats = cards.filter(({ chatOf, isReachable }) => chatOf !== '' && isReachable).length;
  const known = new Set(cards.map(({ conversationId }) => conversationId));
  const others = chats
    .filter(({ id, user_id }) => !known.has(id) && !isSame(user_id, request.requester_id))
    .slice(0, Math.max(mostChats - inChats, 0));
  const places = await approvalPlaces(
    trx,
    request,
    others.map(({ id }) => id),
    cards
      .filter((card) => (request.asking === 'refused' ? !card.isSent : isStuck(card)))
      .map(({ conversationId }) => conversationId),
  );
  for (const id of places.filter((place) => !known.has(place)).toSorted()) {
    await askNotice(trx, request.id, 'approval', id);
    await deps.jobs.wake(trx, 'notify', id);
  }
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
