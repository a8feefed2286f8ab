import { sentence } from '../../language/sentence.ts';
import { UserError } from '../../errors.ts';
import type { Deps } from '../model/deps.ts';
import { isUndecided, type Actor } from '../model/request/request.ts';
import type { RequestView } from '../model/view.ts';
import { endUndecided } from './end-undecided.ts';
import { requestView } from '../views/request-view.ts';
import { requireOurCard } from './checks/our-card.ts';
import { isRequester } from './checks/is-requester.ts';
import { requireLockedRequest } from './checks/require-request.ts';
import type { Place } from '../model/request/place.ts';

/** Withdraws an undecided request; only its requester may. Repeating it changes nothing. Throws UserError. */
export async function withdraw(
  deps: Deps,
  actor: Actor,
  place: Place,
  requestId: string,
): Promise<RequestView> {
  await requireOurCard(deps, requestId, place);
  const row = await deps.db.transaction().execute(async (trx) => {
    const locked = await requireLockedRequest(trx, requestId);
    if (!isRequester(locked, actor))
      throw new UserError(sentence('Only {who} can withdraw this request.', { who: locked.requester_name }));
    if (!isUndecided(locked.state)) return locked;
    return endUndecided(deps, trx, locked, 'withdrawn', { by: actor });
  });
  return requestView(deps, row);
}
