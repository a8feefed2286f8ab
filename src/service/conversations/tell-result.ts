import type { Trx } from '../../store/db.ts';
import type { NoticeKind } from '../model/request/notice.ts';
import { askNotice } from './ask-notice.ts';
import { announcementsPlace } from './places.ts';
import { withoutThread } from './thread.ts';

/**
 * Announces the result of a request where it was made and, once, in the channel that hears of results. If the first can
 * no longer be written to, `followRequester` finds another place.
 */
export async function tellResult(
  trx: Trx,
  request: { id: string; conversation_id: string },
  kind: NoticeKind,
): Promise<void> {
  await askNotice(trx, request.id, kind, request.conversation_id);
  const place = await announcementsPlace(trx);
  if (place === null || withoutThread(place) === withoutThread(request.conversation_id)) return;
  await askNotice(trx, request.id, kind, place);
}
