import { randomUUID } from 'node:crypto';
import { findNotices, insertNotice } from '../../store/notices.ts';
import type { NoticeKind } from '../model/request/notice.ts';
import type { Deps } from '../model/deps.ts';
import type { Db, Trx } from '../../store/db.ts';

/** Asks for a card of the request in a conversation; repeated calls post it only once. */
export async function askNotice(
  trx: Trx,
  requestId: string,
  kind: NoticeKind,
  conversationId: string,
): Promise<void> {
  await insertNotice(trx, { id: randomUUID(), request_id: requestId, kind, conversation_id: conversationId });
}

/** Wakes at once every conversation that shows the request, because there is news to tell. */
export async function wakeConversations(
  deps: Pick<Deps, 'jobs'>,
  trx: Trx,
  requestId: string,
): Promise<void> {
  for (const id of await conversationsOf(trx, requestId)) await deps.jobs.wake(trx, 'notify', id);
}

/** Has the sweep look soon where approvals and results belong, because places came or went. */
export async function wakeSweep(deps: Deps, db: Db): Promise<void> {
  await deps.jobs.wake(db, 'sweep', 'all');
}

/** Sorted, so that two transactions never deadlock. */
async function conversationsOf(trx: Trx, requestId: string): Promise<string[]> {
  const notices = await findNotices(trx, requestId);
  return [...new Set(notices.map((notice) => notice.conversation_id))].toSorted();
}
