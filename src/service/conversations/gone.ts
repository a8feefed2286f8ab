import { lockAlive, setGone, type Scope } from '../../store/conversation-scope.ts';
import {
  findPersonalConversation,
  findConversation,
  type ConversationRow,
} from '../../store/conversations.ts';
import { findDueNotices, findOpenNotices, type NoticeRow } from '../../store/notices.ts';
import { findRequestById } from '../../store/requests.ts';
import type { Deps } from '../model/deps.ts';
import { boundTo, type Binding, type Bound } from './bindings.ts';
import { askNotice } from './ask-notice.ts';
import type { Trx } from '../../store/db.ts';

/** Why a conversation can no longer be written to: what Teams told us, or the code with which it refused a message. */
export type GoneReason = 'uninstalled' | 'channel-deleted' | 'team-deleted' | 'team-archived' | (string & {});

/** A bound conversation that is gone. */
export interface LostBinding {
  binding: Binding;
  bound: Bound;
}

/**
 * Marks conversations as gone: nothing is sent there until they are back, and pending notices go to another
 * conversation. Returns the bindings lost with them, each once.
 */
export async function conversationsGone(
  deps: Deps,
  scope: Scope,
  because: GoneReason,
): Promise<LostBinding[]> {
  return deps.db.transaction().execute(async (trx) => {
    const rows = await lockAlive(trx, scope);
    const ids = rows.map(({ id }) => id);
    const waiting = await Promise.all(ids.map((id) => waitingIn(trx, id)));
    await setGone(trx, ids, because);
    for (const notice of waiting.flat()) await reroute(deps, trx, notice);
    for (const id of ids) deps.log.warn({ conversationId: id, because }, 'Conversation is gone');
    return boundTo(trx, rows);
  });
}

async function waitingIn(trx: Trx, conversationId: string): Promise<NoticeRow[]> {
  const [open, due] = [await findOpenNotices(trx, conversationId), await findDueNotices(trx, conversationId)];
  return [...new Map([...open, ...due].map((notice) => [notice.id, notice])).values()];
}

/** Moves a notice to where the request was made, or else to its requester's one-to-one conversation. */
export async function reroute(deps: Deps, trx: Trx, notice: NoticeRow): Promise<void> {
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
