import { lockAlive, setGone, type Scope } from '../../store/conversation-scope.ts';
import {
  findPersonalConversation,
  findConversation,
  type ConversationRow,
} from '../../store/conversations.ts';
import type { Trx } from '../../store/db.ts';
import type { NoticeRow } from '../../store/notices.ts';
import { findRequestById } from '../../store/requests.ts';
import type { Deps } from '../model/deps.ts';
import { boundTo, type Binding, type Bound } from './bound.ts';
import { askNotice, wakeSweep } from './ask-notice.ts';

/** Why a conversation can no longer be written to: what Teams told us, or the code with which it refused a message. */
export type GoneReason = 'uninstalled' | 'channel-deleted' | 'team-deleted' | 'team-archived' | (string & {});

/** A bound conversation that is gone. */
export interface LostBinding {
  binding: Binding;
  bound: Bound;
}

/**
 * Marks conversations as gone: nothing is sent there until they are back. The sweep finds other places for what waited
 * there. Returns the bindings lost with them, each once.
 */
export async function conversationsGone(
  deps: Deps,
  scope: Scope,
  because: GoneReason,
): Promise<LostBinding[]> {
  return deps.db.transaction().execute(async (trx) => {
    const rows = await lockAlive(trx, scope);
    const ids = rows.map(({ id }) => id);
    await setGone(trx, ids, because);
    await wakeSweep(deps, trx);
    for (const id of ids) deps.log.warn({ conversationId: id, because }, 'Conversation is gone');
    return boundTo(trx, rows);
  });
}

/**
 * Asks for a card where the request was made, too, or else in its requester's one-to-one conversation. Where plans
 * belong, the sweep knows.
 */
export async function reroute(deps: Deps, trx: Trx, notice: NoticeRow): Promise<void> {
  if (notice.kind === 'approval') return wakeSweep(deps, trx);
  const request = await findRequestById(trx, notice.request_id);
  if (!request) return;
  const there = await findConversation(trx, request.conversation_id);
  const isThere = isAlive(there) && there.id !== notice.conversation_id;
  const other = isThere ? there : await findPersonalConversation(trx, request.requester_id);
  if (!other || other.id === notice.conversation_id) return;
  await askNotice(trx, request.id, notice.kind, other.id);
  await deps.jobs.wake(trx, 'notify', other.id);
}

function isAlive(row: ConversationRow | undefined): row is ConversationRow {
  return row !== undefined && row.gone_because === '';
}
