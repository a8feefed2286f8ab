import type { RequestView } from '../../service/model/view.ts';
import { requireOurCard } from '../../service/requests/checks/our-card.ts';
import { lastFormOptions } from '../../service/tenant/form-options.ts';
import { requestFor } from '../../service/views/may-see.ts';
import type { ActionAnswer } from '../answer.ts';
import { askedHere, everybody, isForm } from '../notify/audience.ts';
import { noticeCard } from '../notify/notice-card.ts';
import type { Turn } from '../turn.ts';

/**
 * Returns the clicked card in the request's current state, of the kind it was: an approver's stays an approver's.
 * Reduced to what may be shown there. Throws UserError if the card is not ours.
 */
export async function clickedCard(
  { deps, place, conversation, picked, language }: Turn,
  found: RequestView,
): Promise<ActionAnswer> {
  const kind = await requireOurCard(deps, found.id, place);
  const request = await requestFor(deps, conversation, found);
  const audience = {
    ...everybody,
    language,
    picked: isForm(request) ? await picked(request.form.users) : null,
    asked: kind === 'published' ? await askedHere(deps, request, conversation) : null,
  };
  return { card: noticeCard(kind, request, await lastFormOptions(deps), audience) };
}
