import { isTaken, lockRequestById } from '../../store/requests.ts';
import { findMadeOf } from '../../store/ledger.ts';
import type { Deps } from '../model/deps.ts';
import type { Actor } from '../model/request/request.ts';
import type { RequestView } from '../model/view.ts';
import { requireApprover } from '../tenant/approvers.ts';
import { requireRoom } from './checks/open-requests.ts';
import { requestView } from '../views/request-view.ts';
import { storedRequest } from '../model/request/stored.ts';
import { requireOurCard } from './checks/our-card.ts';
import { heldError, hold } from '../kinds/holding/hold.ts';
import { setProgress } from '../kinds/publication/new-publication.ts';
import { isRequester } from './checks/is-requester.ts';
import { move } from './move.ts';
import { findApproval } from './checks/find-approval.ts';
import { requireRequest } from './checks/require-request.ts';
import { takeGroupAsChosen } from './refused-group.ts';
import type { Place } from '../model/request/place.ts';

/**
 * Retries a failed request: if its plan was approved, with that plan, as long as the approval is valid; otherwise it is
 * planned again. The requester and approvers may retry. Repeating it changes nothing. Throws UserError.
 */
export async function retry(deps: Deps, actor: Actor, place: Place, requestId: string): Promise<RequestView> {
  await requireOurCard(deps, requestId, place);
  const known = await requireRequest(deps.db, requestId);
  if (!isRequester(known, actor)) await requireApprover(deps, actor, requestId);
  try {
    const row = await deps.db.transaction().execute(async (trx) => {
      const locked = await lockRequestById(trx, requestId);
      if (!locked || locked.state !== 'failed') return locked ?? known;
      // A half-done request is never planned as if it were new; at worst, approval for the rest is asked for again.
      const isBegun = locked.is_undo || (await findMadeOf(trx, requestId)).length > 0;
      const isApproved = isBegun || (await findApproval(trx, locked)) !== null;
      if (!deps.graphAs) await takeGroupAsChosen(trx, locked);
      if (isApproved) await setProgress(trx, locked, 'publishing');
      else {
        await requireRoom(deps, trx, {
          tenantId: locked.requester_tenant_id,
          aadObjectId: locked.requester_id,
        });
        await hold(trx, requestId, storedRequest(locked).input);
      }
      await deps.jobs.wake(trx, 'reconcile', requestId);
      const values = {
        state: isApproved ? 'approved' : 'submitted',
        problem: null,
        apply_started_at: null,
        ...(locked.is_undo && { undo_asked_at: new Date() }),
      } as const;
      return move(deps, trx, locked, values, { kind: 'retried', by: actor });
    });
    return await requestView(deps, row);
  } catch (error) {
    if (isTaken(error)) throw await heldError(deps, storedRequest(known).input);
    throw error;
  }
}
