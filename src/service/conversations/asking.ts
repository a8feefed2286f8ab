import { findApprovalCards, type ApprovalCard } from '../../store/approval-cards.ts';
import { setAsking, type RequestRow } from '../../store/requests.ts';
import type { Trx } from '../../store/db.ts';
import type { Asking } from '../model/request/asking.ts';
import type { Deps } from '../model/deps.ts';
import { wakeConversations } from './ask-notice.ts';
import { reachableBound } from './bound.ts';
import { isStuck } from './stuck.ts';

/**
 * Returns how far a request has come to those who may decide it. A card in the requester's own chat does not count, and
 * one where the request was made proves nothing, unless that is the channel for approvals.
 */
export async function askingOf(
  trx: Trx,
  request: Pick<RequestRow, 'id' | 'requester_id' | 'revision' | 'conversation_id'>,
): Promise<Asking> {
  const cards = await findApprovalCards(trx, request.id);
  const others = cards.filter((card) => card.isReachable && !isOwnChat(card, request.requester_id));
  const sent = others.filter(({ isSent }) => isSent);
  const bound = await reachableBound(trx, 'approvals');
  const home = request.conversation_id === bound ? null : request.conversation_id;
  if (sent.some(({ conversationId }) => conversationId !== home)) return 'shown';
  const unsent = others.filter(({ isSent }) => !isSent);
  if (unsent.some((card) => card.sentRevision < request.revision && !isStuck(card))) return 'soon';
  if (sent.length > 0) return 'home';
  return others.length > 0 ? 'refused' : 'nobody';
}

function isOwnChat({ chatOf }: ApprovalCard, personId: string): boolean {
  return chatOf !== '' && chatOf === personId.toLowerCase();
}

/**
 * Records how far a planned request has come to those who may decide it and, if that is news, has its cards say so. The
 * caller has locked the request. Returns its revision.
 */
export async function updateAsking(deps: Deps, trx: Trx, request: RequestRow): Promise<number> {
  if (request.state !== 'planned') return request.revision;
  const asking = await askingOf(trx, request);
  if (asking === request.asking) return request.revision;
  const revision = await setAsking(trx, request.id, asking);
  await wakeConversations(deps, trx, request.id);
  warnIfUnasked(deps, request.id, asking);
  return revision;
}

/** Tells the operators that nobody could be asked to decide. */
export function warnIfUnasked({ log }: Deps, requestId: string, asking: Asking): void {
  if (asking === 'nobody' || asking === 'refused')
    log.error({ requestId, asking }, 'Nobody could be asked to approve');
}
