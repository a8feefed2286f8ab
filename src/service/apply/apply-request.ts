import { lockRequestById, type RequestRow } from '../../store/requests.ts';
import { setPublicationState } from '../../store/publications.ts';
import type { Deps } from '../deps.ts';
import { checkEdge } from '../edge-check.ts';
import { sameChange, type Change } from '../publication/change.ts';
import { plan } from '../publication/plan.ts';
import { ask } from '../propose.ts';
import { askNotice, change } from '../requests/announce.ts';
import { storedRequest } from '../requests/stored.ts';
import { apply, observeRun } from './apply.ts';
import type { Run } from './run.ts';

/** Applies an approved request: plans again, does what is left if all of it was approved, and ends the request. */
export async function applyRequest(deps: Deps, row: RequestRow): Promise<void> {
  const { desired, input, plan: approved } = storedRequest(row);
  if (!desired || !approved) throw new Error('An approved request has no plan');
  const run: Run = { deps, graph: deps.graphFor(row.id), requestId: row.id, desired };
  const left = plan(desired, await observeRun(run));
  const added = left.filter((one) => !approved.changes.some((known) => sameChange(known, one)));
  if (added.length > 0) return askAgain(deps, row, left, added);
  if (!(await begin(deps, row, approved.changes, left))) return;
  await apply(run, left);
  const checks = await checkEdge(deps, desired, input.externalDomain);
  await finish(deps, row, checks);
}

/** What was already there counts as done, so that the progress card starts where the work does. */
async function begin(
  deps: Deps,
  { id }: RequestRow,
  all: readonly Change[],
  left: readonly Change[],
): Promise<boolean> {
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockRequestById(trx, id);
    if (row?.state !== 'approved' && row?.state !== 'applying') return false;
    const there = all.filter((one) => !left.some((other) => other.id === one.id)).map((one) => one.id);
    await change(deps, trx, row, {
      state: 'applying',
      waiting_for: '',
      done_changes: JSON.stringify([...new Set([...row.done_changes, ...there])]),
      apply_started_at: row.apply_started_at ?? new Date(),
    });
    return true;
  });
}

async function finish(deps: Deps, { id }: RequestRow, checks: string[]): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequestById(trx, id);
    if (row?.state !== 'applying') return;
    await setPublicationState(trx, id, 'published');
    await askNotice(trx, id, 'published', row.conversation_id);
    await change(deps, trx, row, { state: 'done', edge_checks: JSON.stringify(checks) });
  });
  deps.log.info({ requestId: id }, 'Request done');
}

/** The tenant has changed since the approval: nothing is done until the new plan is approved. */
async function askAgain(deps: Deps, row: RequestRow, left: Change[], added: Change[]): Promise<void> {
  const { desired, plan: approved } = storedRequest(row);
  if (!desired || !approved) return;
  const news = added.map(({ sentence }) => sentence).join('; ');
  deps.log.warn({ requestId: row.id, added: added.length }, 'The plan is larger than what was approved');
  await ask(deps, row, desired, {
    ...approved,
    changes: left,
    warnings: [`The tenant has changed since the approval. New in this plan: ${news}.`, ...approved.warnings],
  });
}
