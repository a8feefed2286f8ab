import { sentence } from '../../../language/sentence.ts';
import { UserError } from '../../../errors.ts';
import { claimUnsureMessage, findNotices, type NoticeRow } from '../../../store/notices.ts';
import { withoutThread } from '../../conversations/thread.ts';
import type { Deps } from '../../model/deps.ts';
import type { NoticeKind } from '../../model/request/notice.ts';
import { olderCopyClicked } from '../../views/stale-copies.ts';
import type { Place } from '../../model/request/place.ts';
import { lookAgain } from '../../waiting/look-again.ts';

/**
 * Refuses a click on a message that we did not post for this request in this conversation, such as a copied or
 * forwarded card. A card can be clicked before its message id reaches our store, so an unknown one is looked for again
 * for about a second. Returns the kind of the card. Throws UserError.
 */
export async function requireOurCard(deps: Deps, requestId: string, place: Place): Promise<NoticeKind> {
  const ours = (cards: readonly NoticeRow[]) =>
    cards.find((card) => card.activity_ids.includes(place.cardActivityId));
  const here = await lookAgain(
    () => cardsHere(deps, requestId, place),
    (cards) => cards.length === 0 || ours(cards) !== undefined,
  );
  const card = ours(here);
  if (card) {
    await olderCopyClicked(deps, card, place.cardActivityId);
    return card.kind;
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
