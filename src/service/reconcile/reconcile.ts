import { sentence, type Text } from '../../language/sentence.ts';
import { graphProblem, isUnreachable } from '../../graph/graph-error.ts';
import { addWaited } from '../../store/creations.ts';
import { giveUpUnseen } from '../../store/applications.ts';
import { isQlikAway } from '../../qlik/qlik-error.ts';
import type { WaitReason } from '../../store/tables.ts';
import { findRequestById, lockRequestById, type RequestRow } from '../../store/requests.ts';
import { applyRequest } from './applying/apply-request.ts';
import { learntSuffix, wrongSuffix } from './applying/other-suffix.ts';
import { isSettling } from '../run/settle.ts';
import type { Deps } from '../model/deps.ts';
import { failWith, problemFor } from './fail.ts';
import { openNow } from './open-now.ts';
import { findStart } from '../kinds/publication/starting-point.ts';
import { propose } from './planning/propose.ts';
import { isFinal, isUnderWay } from '../model/request/request.ts';
import { refusedGroup } from '../requests/refused-group.ts';
import { actingIn, isSignInNeeded, waitForSignIn } from '../requests/sign-in.ts';
import { storedRequest } from '../model/request/stored.ts';
import { move } from '../requests/move.ts';
import type { Db } from '../../store/db.ts';

/** The most that one run of a job counts as waiting: a longer run has done other work too. */
const mostCountedMs = 60_000;

/**
 * Takes one request as far as possible now. Level-triggered: whatever woke it, the stored state and the tenant decide
 * what happens. If it must wait, it is woken again later; if it cannot work, it fails with advice.
 */
export async function reconcile(deps: Deps, requestId: string): Promise<void> {
  const row = await findRequestById(deps.db, requestId);
  if (!row) return;
  const startedAt = performance.now();
  try {
    if (row.state === 'submitted') await propose(deps, row);
    if (isUnderWay(row.state)) await applyRequest(deps, row);
  } catch (error) {
    await waitOrFail(deps, row, error, performance.now() - startedAt);
  }
}

async function waitOrFail(deps: Deps, row: RequestRow, error: unknown, tookMs: number): Promise<void> {
  const log = deps.log.child({ requestId: row.id });
  if (isSignInNeeded(error)) return waitForSignIn(deps, row);
  if (isSettling(error) && row.settling_ms < deps.waits.deadlineMinutes * 60_000) {
    log.info({ err: error }, 'Settling');
    const why = sentence('Microsoft Entra is settling: what was written is not visible everywhere yet');
    const { pauseSeconds } = deps.waits;
    const countedMs = Math.min(tookMs, mostCountedMs) + pauseSeconds * 1000;
    return wait(deps, row, { what: 'settling', why, seconds: pauseSeconds, countedMs });
  }
  if (isUnreachable(error)) {
    log.warn({ err: graphProblem(error) }, 'Microsoft Graph cannot be used now');
    const seconds = Math.max(1, Math.ceil(graphProblem(error)?.retryAfterSeconds ?? deps.waits.pauseSeconds));
    const isThrottled = graphProblem(error)?.statusCode === 429;
    const why = isThrottled
      ? sentence('Waiting for Microsoft Graph, which is throttling')
      : sentence('Microsoft Graph cannot be reached');
    return wait(deps, row, { what: isThrottled ? 'throttled' : 'unreachable', why, seconds, countedMs: 0 });
  }
  if (isQlikAway(error) && row.settling_ms < deps.waits.deadlineMinutes * 60_000) {
    log.warn({ err: error }, 'Qlik Sense cannot be reached now');
    const { pauseSeconds } = deps.waits;
    const why = sentence('Qlik Sense cannot be reached');
    return wait(deps, row, {
      what: 'unreachable',
      why,
      seconds: pauseSeconds,
      countedMs: pauseSeconds * 1000,
    });
  }
  if (await learntSuffix(deps, row, error)) {
    const why = sentence('Application Proxy demands other addresses');
    return wait(deps, row, { what: 'settling', why, seconds: 1, countedMs: 0 });
  }
  log.error({ err: error }, 'Request failed');
  if (isSettling(error)) await giveUpUnseen(deps.db, await publicationIdOf(deps.db, row));
  const known = wrongSuffix(deps, row, error) ?? (await refusedGroup(deps, row, error));
  const problem = known ?? problemFor(error, await actingIn(deps, row, error));
  const open = await openNow(deps, row, await publicationIdOf(deps.db, row));
  await failWith(deps, row, { ...problem, open });
}

interface Wait {
  what: WaitReason;
  why: Text;
  seconds: number;
  /**
   * Milliseconds of the deadline used up. Only time in which the tenant answered counts, by the monotonic clock, so
   * that downtime, outages and a reset system clock use up none of it.
   */
  countedMs: number;
}

/** Stores what the request waits for, and wakes it after `seconds`. */
async function wait(deps: Deps, { id }: RequestRow, { what, why, seconds, countedMs }: Wait): Promise<void> {
  const time = new Date(Date.now() + seconds * 1000).toISOString().slice(11, 16);
  const waiting = sentence('{why}; resuming at {time} UTC.', { why, time });
  const counted = Math.round(countedMs);
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequestById(trx, id);
    if (!row || isFinal(row.state)) return;
    await move(deps, trx, row, {
      waits_for: what,
      waiting_for: JSON.stringify(waiting),
      settling_ms: row.settling_ms + counted,
    });
    if (counted > 0) await addWaited(trx, await publicationIdOf(trx, row), counted);
    await deps.jobs.wake(trx, 'reconcile', id, seconds);
  });
}

async function publicationIdOf(trx: Db, row: RequestRow): Promise<string> {
  const { desired } = storedRequest(row);
  return desired?.publicationId ?? (await findStart(trx, row))?.id ?? row.id;
}
