import { findPersonalConversation } from '../../store/conversations.ts';
import type { Trx } from '../../store/db.ts';
import { findNotices, type NoticeRow } from '../../store/notices.ts';
import { setSkipped } from '../../store/outbox.ts';
import { findRequestById, type RequestRow } from '../../store/requests.ts';
import type { NoticeKind } from '../model/request/notice.ts';

const results: readonly NoticeKind[] = ['published', 'changed', 'rejected', 'failed'];

/** Lets a result go that never reached its conversation, if its readers were told in another one meanwhile. */
export async function letGoToldElsewhere(trx: Trx, notice: NoticeRow): Promise<void> {
  if (notice.is_posted || !results.includes(notice.kind)) return;
  const request = await findRequestById(trx, notice.request_id);
  if (!request) return;
  const others = (await findNotices(trx, request.id)).filter(
    ({ kind, conversation_id: id, is_posted: isPosted }) =>
      isPosted && kind === notice.kind && id !== notice.conversation_id,
  );
  if (await isTold(trx, request, notice, others))
    await setSkipped(trx, 'notice', notice.id, request.revision);
}

/** Where the request was made, only its requester's own chat is as good; elsewhere any place is. */
async function isTold(
  trx: Trx,
  request: RequestRow,
  notice: NoticeRow,
  others: readonly NoticeRow[],
): Promise<boolean> {
  if (notice.conversation_id !== request.conversation_id) return others.length > 0;
  const chat = await findPersonalConversation(trx, request.requester_id);
  return others.some(({ conversation_id: id }) => id === chat?.id);
}
