import { sentence } from '../../language/sentence.ts';
import type { Graph } from '../../graph/client.ts';
import { graphProblem } from '../../graph/graph-error.ts';
import {
  findDecisions,
  findRequestsByState,
  lockRequestById,
  type RequestRow,
} from '../../store/requests.ts';
import type { Acting } from '../model/cause.ts';
import type { Deps } from '../model/deps.ts';
import { SignInNeededError, type Approver } from '../model/request/approver.ts';
import { isFinal, underWayStates, type Actor } from '../model/request/request.ts';
import { isSignInWait } from '../model/request/stored.ts';
import { requireApprover } from '../tenant/approvers.ts';
import { move } from './move.ts';

/** Returns the last person who approved the request; null = nobody has. */
export async function approverOf(deps: Deps, requestId: string): Promise<Approver | null> {
  const decisions = await findDecisions(deps.db, requestId);
  const last = decisions.findLast(({ decision }) => decision === 'approve');
  if (!last) return null;
  return { aadObjectId: last.actor_id, chatUserId: last.chat_user_id, name: last.actor_name };
}

/**
 * Returns the Graph client with which a request is applied: as the bot, or as its approver. Throws SignInNeededError.
 */
export async function writingGraph(deps: Deps, requestId: string): Promise<Graph> {
  if (!deps.graphAs) return deps.graphFor(requestId);
  const approver = await approverOf(deps, requestId);
  if (!approver) throw new Error('A request is applied that nobody approved');
  return deps.graphAs(requestId, approver);
}

const waiting =
  '{who} must sign in: this is done in the name of who approved it. Another approver can take it over with the same button.';

/**
 * Whether the approver must sign in: there is no token, or a new one is refused too, because the session was revoked or
 * a policy asks for more. A token for something else than Microsoft Graph would not be mended by that.
 */
export function isSignInNeeded(error: unknown): boolean {
  if (error instanceof SignInNeededError) return true;
  if (error instanceof Error && error.cause instanceof SignInNeededError) return true;
  const graph = graphProblem(error);
  return graph?.statusCode === 401 && graph.isPersonal && !/audience/i.test(graph.message);
}

/** Returns in whose name a call failed that a request made, so that the advice goes to whom it concerns. */
export async function actingIn(deps: Deps, { id }: RequestRow, error: unknown): Promise<Acting> {
  const isApproverMode = deps.graphAs !== null;
  if (!graphProblem(error)?.isPersonal) return { name: '', isApproverMode };
  return { name: (await approverOf(deps, id))?.name ?? '', isApproverMode };
}

/** Shows on the cards that the approver must sign in. Until they do, the work is retried only once a minute. */
export async function waitForSignIn(deps: Deps, { id }: RequestRow): Promise<void> {
  const who = (await approverOf(deps, id))?.name ?? sentence('The approver');
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequestById(trx, id);
    if (!row || isFinal(row.state) || isSignInWait(row)) return;
    await move(deps, trx, row, {
      waits_for: 'sign-in',
      waiting_for: JSON.stringify(sentence(waiting, { who })),
    });
  });
  deps.log.info({ requestId: id }, 'Waiting for the approver to sign in');
}

/**
 * Lets another approver take over a request whose approver has not signed in: it waits for approval again. Only an
 * approver may. Throws UserError.
 */
export async function takeOver(deps: Deps, actor: Actor, requestId: string): Promise<void> {
  await requireApprover(deps, actor, requestId);
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequestById(trx, requestId);
    if (!row || row.is_undo || !isSignInWait(row)) return;
    await move(deps, trx, row, { state: 'planned' }, { kind: 'taken-over', by: actor });
    deps.log.info({ requestId, actorId: actor.aadObjectId }, 'Request taken over by another approver');
  });
}

/** Wakes the requests approved by a person who has signed in, including those about to find that they must wait. */
export async function wakeApprovedBy(deps: Deps, actor: Actor): Promise<void> {
  for (const id of await findRequestsByState(deps.db, underWayStates)) {
    const approver = await approverOf(deps, id);
    if (approver?.aadObjectId !== actor.aadObjectId) continue;
    await deps.jobs.wake(deps.db, 'reconcile', id);
  }
}
