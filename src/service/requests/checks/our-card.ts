import { sentence } from '../../../language/sentence.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../../errors.ts';
import { claimUnsureMessage, findNotices, type NoticeRow } from '../../../store/notices.ts';
import { withoutThread } from '../../conversations/thread.ts';
import type { Deps } from '../../model/deps.ts';
import type { NoticeKind } from '../../model/request/notice.ts';
import { olderCopyClicked } from '../../views/stale-copies.ts';
import type { Place } from '../../model/request/place.ts';

const looks = 4;
const millisecondsBetweenLooks = 300;

/**
 * Refuses a click on a message that we did not post for this request in this conversation, such as a copied or
 * forwarded card. A card can be clicked before its message id reaches our store, so an unknown one is looked for again
 * for about a second. Returns the kind of the card. Throws UserError.
 */
export async function requireOurCard(deps: Deps, requestId: string, place: Place): Promise<NoticeKind> {
  let here: NoticeRow[] = [];
  for (let look = 1; look <= looks; look++) {
    here = await cardsHere(deps, requestId, place);
    const ours = here.find((notice) => notice.activity_ids.includes(place.cardActivityId));
    if (ours) {
      await olderCopyClicked(deps, ours, place.cardActivityId);
      return ours.kind;
    }
    if (here.length === 0) break;
    if (look < looks) await sleep(millisecondsBetweenLooks);
  }
  const claimed = await claim(deps, here, place);
  if (claimed) return claimed;
  deps.log.warn({ requestId, conversationId: place.conversationId }, 'Refused: not our card');
  throw new UserError(
    sentence('This card is not the current one of its request.'),
    sentence('Type requests to see what is open.'),
  );
}

async function cardsHere(deps: Deps, requestId: string, { conversationId }: Place): Promise<NoticeRow[]> {
  const cards = await findNotices(deps.db, requestId);
  return cards.filter((card) => withoutThread(card.conversation_id) === withoutThread(conversationId));
}

/**
 * Claims a message whose id Teams never confirmed: the click proves that it exists. Only if nothing else explains the
 * click: a message being posted right now is recorded in a moment.
 */
async function claim(deps: Deps, here: NoticeRow[], { cardActivityId }: Place): Promise<NoticeKind | null> {
  const [notice, ...others] = here.filter(({ unsure_times }) => unsure_times > 0);
  if (!notice || others.length > 0 || !cardActivityId) return null;
  if (!(await claimUnsureMessage(deps.db, notice.id, cardActivityId))) return null;
  deps.log.info({ requestId: notice.request_id, kind: notice.kind }, 'Message found that was unsure');
  return notice.kind;
}
