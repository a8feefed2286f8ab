import { UserError } from '../../errors.ts';
import { findNotices } from '../../store/notices.ts';
import type { Deps } from '../deps.ts';
import type { NoticeKind } from './announce.ts';
import type { Place } from './submit.ts';

/**
 * Refuses a click on a message that we did not post for this request in this conversation: a copied or forwarded card.
 * Gives the kind of card it is. Throws UserError.
 */
export async function requireOurCard(deps: Deps, requestId: string, place: Place): Promise<NoticeKind> {
  const notices = await findNotices(deps.db, requestId);
  const ours = notices.find(
    (notice) =>
      withoutThread(notice.conversation_id) === withoutThread(place.conversationId) &&
      notice.activity_ids.includes(place.cardActivityId),
  );
  if (ours) return ours.kind as NoticeKind;
  deps.log.warn({ requestId, conversationId: place.conversationId }, 'Refused: not our card');
  throw new UserError(
    'This card is not the current one of its request.',
    'Type requests to see what is open.',
  );
}

/** In a channel, Teams adds the thread to the id of the conversation. */
function withoutThread(conversationId: string): string {
  return conversationId.split(';')[0] ?? conversationId;
}
