import { randomUUID } from 'node:crypto';
import { findNotices, insertNotice } from '../../store/notices.ts';
import type { NoticeKind } from '../model/notice.ts';
import type { Deps } from '../model/deps.ts';
import type { Trx } from '../../store/db.ts';

/** Asks for a card of the request in a conversation; it is posted once, whoever asks how often. */
export async function askNotice(
  trx: Trx,
  requestId: string,
  kind: NoticeKind,
  conversationId: string,
): Promise<void> {
  await insertNotice(trx, { id: randomUUID(), request_id: requestId, kind, conversation_id: conversationId });
}

/** Wakes every conversation that shows the request, at once: something new is to be told. */
export async function wakeConversations(deps: Deps, trx: Trx, requestId: string): Promise<void> {
  for (const id of await conversationsOf(trx, requestId)) await deps.jobs.wake(trx, 'notify', id);
}

/** Wakes them soon: a publication makes many small steps, and a card shows a few of them at once. */
export async function wakeConversationsSoon(deps: Deps, trx: Trx, requestId: string): Promise<void> {
  for (const id of await conversationsOf(trx, requestId)) await deps.jobs.wakeSoon(trx, 'notify', id);
}

/** In one order for all, so that two transactions never wait for each other. */
async function conversationsOf(trx: Trx, requestId: string): Promise<string[]> {
  const notices = await findNotices(trx, requestId);
  return [...new Set(notices.map((notice) => notice.conversation_id))].toSorted();
}
