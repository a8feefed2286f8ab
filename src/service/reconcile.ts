import { sentence, type Text } from '../language/sentence.ts';
import { graphProblem, isUnreachable } from '../graph/graph-error.ts';
import { findRequestById, lockRequestById, type RequestRow } from '../store/requests.ts';
import { applyRequest } from './apply/apply-request.ts';
import { isSettling } from './apply/settle.ts';
import type { Deps } from './deps.ts';
import { failWith, problemFor } from './fail.ts';
import { propose } from './propose.ts';
import { isFinal, type RequestState } from './request.ts';
import { refusedApprover, SignInNeededError, waitForSignIn } from './sign-in.ts';
import { change } from './requests/announce.ts';

const lookAgainSeconds = 10;
const settlingMinutes = 15;

/**
 * Brings one request as far as it can get now. Level-triggered: whatever woke it, the stored state and the tenant
 * decide what happens. What must be waited for is looked at again later; what cannot work fails with advice.
 */
export async function reconcile(deps: Deps, requestId: string): Promise<void> {
  const row = await findRequestById(deps.db, requestId);
  if (!row) return;
  try {
    if (row.state === 'submitted') await propose(deps, row);
    if (row.state === 'approved' || row.state === 'applying') await applyRequest(deps, row);
  } catch (error) {
    await waitOrFail(deps, row, error);
  }
}

async function waitOrFail(deps: Deps, row: RequestRow, error: unknown): Promise<void> {
  const log = deps.log.child({ requestId: row.id });
  if (error instanceof SignInNeededError) return waitForSignIn(deps, row);
  if (isSettling(error) && !isOverdue(row)) {
    log.info({ err: error }, 'Settling');
    return wait(
      deps,
      row,
      sentence('Microsoft Entra is settling: what was written is not visible everywhere yet'),
      lookAgainSeconds,
    );
  }
  if (isUnreachable(error)) {
    log.warn({ err: graphProblem(error) }, 'Microsoft Graph cannot be used now');
    const seconds = Math.max(1, Math.ceil(graphProblem(error)?.retryAfterSeconds ?? lookAgainSeconds));
    const isThrottled = graphProblem(error)?.statusCode === 429;
    const why = isThrottled
      ? sentence('Waiting for Microsoft Graph, which is throttling')
      : sentence('Microsoft Graph cannot be reached');
    return wait(deps, row, why, seconds);
  }
  log.error({ err: error }, 'Request failed');
  await failWith(deps, row.id, (await refusedApprover(deps, row, error)) ?? problemFor(error));
}

function isOverdue(row: RequestRow): boolean {
  return (
    row.apply_started_at !== null && Date.now() - row.apply_started_at.getTime() > settlingMinutes * 60_000
  );
}

async function wait(deps: Deps, { id }: RequestRow, why: Text, seconds: number): Promise<void> {
  const time = new Date(Date.now() + seconds * 1000).toISOString().slice(11, 16);
  const waiting = sentence('{why}; resuming at {time} UTC.', { why, time });
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequestById(trx, id);
    if (!row || isFinal(row.state as RequestState)) return;
    await change(deps, trx, row, { waiting_for: JSON.stringify(waiting) });
    await deps.jobs.wake(trx, 'reconcile', id, seconds);
  });
}
