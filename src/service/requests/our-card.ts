import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../errors.ts';
import { findNotices } from '../../store/notices.ts';
import type { Deps } from '../deps.ts';
import type { NoticeKind } from './announce.ts';
import type { Place } from './submit.ts';

const looks = 4;
const millisecondsBetweenLooks = 300;

/**
 * Refuses a click on a message that we did not post for this request in this conversation: a copied or forwarded card.
 * A card can be clicked before its message id has reached our store, so an unknown one is looked for again, about a second.
 * Gives the kind of card it is. Throws UserError.
 */
export async function requireOurCard(deps: Deps, requestId: string, place: Place): Promise<NoticeKind> {
  for (let look = 1; look <= looks; look++) {
    const here = (await findNotices(deps.db, requestId)).filter(
      (notice) => withoutThread(notice.conversation_id) === withoutThread(place.conversationId),
    );
    const ours = here.find((notice) => notice.activity_ids.includes(place.cardActivityId));
    if (ours) return ours.kind as NoticeKind;
    if (here.length === 0) break;
    if (look < looks) await sleep(millisecondsBetweenLooks);
  }
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
