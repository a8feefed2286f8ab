import { sentence } from '../../language/sentence.ts';
import { UserError } from '../../errors.ts';
import { insertDecision, type RequestRow } from '../../store/requests.ts';
import { beginPublication } from '../kinds/publication/new-publication.ts';
import { requireCapableInNameOf } from '../tenant/capabilities/require-capable.ts';
import type { Deps } from '../model/deps.ts';
import type { Told } from '../record/event-of-move.ts';
import type { Actor } from '../model/request/request.ts';
import type { RequestView } from '../model/view.ts';
import { requireApprover } from '../tenant/approvers.ts';
import { endUndecided } from './end-undecided.ts';
import { requireGoodComment } from './checks/good-comment.ts';
import { requireOurCard } from './checks/our-card.ts';
import { requireLockedRequest } from './checks/require-request.ts';
import { approvesOwnAccess } from './checks/own-access.ts';
import { requestView } from '../views/request-view.ts';
import { askNotice } from '../conversations/ask-notice.ts';
import { move } from './move.ts';
import type { Trx } from '../../store/db.ts';
import type { Place } from '../model/request/place.ts';

/** An approver's click. The digest identifies the plan shown on the card. */
export interface Decision {
  requestId: string;
  digest: string;
  decision: 'approve' | 'reject';
  comment: string;
}

/**
 * Approves or rejects. Everything is checked at the click: membership of the approvers, their rights in Microsoft Graph
 * if changes are made in their name, four eyes, state, plan, and that the card is ours. A second click on a decided
 * request changes nothing and returns its current view. Throws UserError.
 */
export async function decide(deps: Deps, actor: Actor, place: Place, wanted: Decision): Promise<RequestView> {
  // Asked of Microsoft Graph while our own tables are read.
  const approver = requireApprover(deps, actor, wanted.requestId);
  approver.catch(() => {});
  const kind = await requireOurCard(deps, wanted.requestId, place);
  if (kind !== 'approval') throw new UserError(sentence('This card has nothing to decide.'));
  if (wanted.decision === 'approve') deps.glances.begin(wanted.requestId, actor);
  await approver;
  requireGoodComment(wanted.comment);
  if (wanted.decision === 'approve') await requireCapableInNameOf(deps, actor);
  const row = await deps.db.transaction().execute(async (trx) => {
    const locked = await requireLockedRequest(trx, wanted.requestId);
    return locked.state === 'planned' ? take(deps, trx, actor, locked, wanted) : locked;
  });
  return requestView(deps, row);
}

async function take(
  deps: Deps,
  trx: Trx,
  actor: Actor,
  row: RequestRow,
  wanted: Decision,
): Promise<RequestRow> {
  const { decision, comment } = wanted;
  if (row.requester_id.toLowerCase() === actor.aadObjectId.toLowerCase())
    throw new UserError(
      sentence('You asked for this yourself.'),
      sentence('Somebody else of the approvers must decide.'),
    );
  if (row.digest !== wanted.digest)
    throw new UserError(
      sentence('The plan has changed since this card was shown.'),
      sentence('Read the new plan, then decide.'),
    );
  if (decision === 'reject' && !comment.trim())
    throw new UserError(
      sentence('Say why you reject it.'),
      sentence('Fill in the comment, then press Reject again.'),
      [{ field: 'comment', message: sentence('Say why, so that the requester can correct it.') }],
    );
  await insertDecision(trx, {
    request_id: row.id,
    actor_id: actor.aadObjectId,
    actor_name: actor.name,
    chat_user_id: actor.chatUserId,
    decision,
    comment: comment.trim(),
    digest: row.digest,
  });
  const isOwn = approvesOwnAccess(row, actor);
  deps.log.info(
    { requestId: row.id, actorId: actor.aadObjectId, decision, approvesOwnAccess: isOwn },
    'Request decided',
  );
  const told = { by: actor, details: { comment: comment.trim(), ...(isOwn && { approvesOwnAccess: true }) } };
  return decision === 'approve' ? approve(deps, trx, row, told) : reject(deps, trx, row, told);
}

async function approve(deps: Deps, trx: Trx, row: RequestRow, told: Told): Promise<RequestRow> {
  await beginPublication(trx, row);
  await askNotice(trx, row.id, 'progress', row.conversation_id);
  await deps.jobs.wake(trx, 'reconcile', row.id);
  return move(deps, trx, row, { state: 'approved' }, told);
}

async function reject(deps: Deps, trx: Trx, row: RequestRow, told: Told): Promise<RequestRow> {
  await askNotice(trx, row.id, 'rejected', row.conversation_id);
  return endUndecided(deps, trx, row, 'rejected', told);
}
