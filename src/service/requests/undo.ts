import { lockRequestById } from '../../store/requests.ts';
import type { Deps } from '../model/deps.ts';
import type { Actor } from '../model/request/request.ts';
import type { RequestView } from '../model/view.ts';
import { requireApprover } from '../tenant/approvers.ts';
import { canUndo } from '../views/can-undo.ts';
import { isRequester } from './checks/is-requester.ts';
import { requireOurCard } from './checks/our-card.ts';
import { requireRequest } from './checks/require-request.ts';
import { requestView } from '../views/request-view.ts';
import { move } from './move.ts';
import type { Place } from '../model/request/place.ts';

/**
 * Undoes what a failed request has done so far, and nothing else. The requester and approvers may. Repeating it changes
 * nothing. Throws UserError.
 */
export async function undo(deps: Deps, actor: Actor, place: Place, requestId: string): Promise<RequestView> {
  await requireOurCard(deps, requestId, place);
  const known = await requireRequest(deps.db, requestId);
  if (!isRequester(known, actor)) await requireApprover(deps, actor, requestId);
  const row = await deps.db.transaction().execute(async (trx) => {
    const locked = await lockRequestById(trx, requestId);
    if (!locked || !(await canUndo(trx, locked))) return locked ?? known;
    await deps.jobs.wake(trx, 'reconcile', requestId);
    deps.log.info({ requestId, actorId: actor.aadObjectId }, 'Undo asked for');
    const now = new Date();
    const since = { undo_asked_at: now, apply_started_at: now };
    const values = { state: 'approved', is_undo: true, problem: null, ...since } as const;
    return move(deps, trx, locked, values, { kind: 'undone', by: actor });
  });
  return requestView(deps, row);
}
