import { joined, sentence, type Text } from '../../language/sentence.ts';
import { findMadeOf } from '../../store/ledger.ts';
import { lockRequestById, type RequestRow } from '../../store/requests.ts';
import type { Deps } from '../deps.ts';
import { checkEdge } from '../edge-check.ts';
import { sameChange, type Change } from '../publication/change.ts';
import type { Desired } from '../publication/desired.ts';
import type { Observed } from '../publication/observe.ts';
import { ask } from '../propose.ts';
import { change } from '../requests/announce.ts';
import { writingGraph } from '../sign-in.ts';
import { storedRequest } from '../requests/stored.ts';
import { apply, planFor, readBack } from './apply.ts';
import { concludeRequest, concludeUndo } from './conclude.ts';
import { takeGlance } from './glance.ts';
import { observeRun } from './observe-run.ts';
import { rememberPicked } from './remember-picked.ts';
import type { Run } from './run.ts';
import { isInScope, isInverse } from './scope.ts';

/** Applies an approved request: plans again, does what is left if all of it was approved, and ends the request. */
export async function applyRequest(deps: Deps, row: RequestRow): Promise<void> {
  if (row.is_undo) return applyUndo(deps, row);
  const { desired, plan: approved, kind } = storedRequest(row);
  if (!desired || !approved) throw new Error('An approved request has no plan');
  await rememberPicked(deps, row);
  const [graph, reader] = [await writingGraph(deps, row.id), deps.graphFor(row.id)];
  const isMine = (one: Change) => isInScope(kind, one);
  const run: Run = { deps, graph, reader, requestId: row.id, desired, isMine };
  const observed = (await glanceOf(deps, row)) ?? (await observeRun(run));
  const left = planFor(run, observed);
  const added = left.filter((one) => !approved.changes.some((known) => sameChange(known, one)));
  if (added.length > 0) return askAgain(deps, row, left, added);
  if (!(await begin(deps, row, approved.changes, left))) return;
  await apply(run, left, observed);
  const isVisited = ['publish', 'restore', 'update'].includes(kind);
  const [checks] = await Promise.all([isVisited ? checkEdge(deps, desired) : [], readBack(run)]);
  await finish(deps, row, desired, [...(approved.leftAlone ?? []), ...checks]);
}

/** What the approver's click has seen, unless the request has written something since. */
async function glanceOf(deps: Deps, { id }: RequestRow): Promise<Observed | null> {
  const seen = await takeGlance(deps, id);
  const hasWritten = seen !== null && (await findMadeOf(deps.db, id)).length > 0;
  return hasWritten ? null : seen;
}

/** Takes back what the request itself did, no more: the publication becomes what it was. */
async function applyUndo(deps: Deps, row: RequestRow): Promise<void> {
  const { desired, plan: approved } = storedRequest(row);
  if (!desired || !approved) throw new Error('An approved request has no plan');
  const made = await findMadeOf(deps.db, row.id);
  const run: Run = {
    deps,
    graph: await writingGraph(deps, row.id),
    reader: deps.graphFor(row.id),
    requestId: row.id,
    desired: before(desired, approved.base),
    isMine: (one) => isInverse(made, one),
  };
  const observed = await observeRun(run);
  if (!(await begin(deps, row, [], []))) return;
  await apply(run, planFor(run, observed), observed);
  await readBack(run);
  await deps.db.transaction().execute(async (trx) => {
    const locked = await lockRequestById(trx, row.id);
    if (locked?.state === 'applying') await concludeUndo(deps, trx, locked);
  });
  deps.log.info({ requestId: row.id }, 'Request undone');
}

function before(desired: Desired, base: Desired | null): Desired {
  if (!base) return { ...desired, applications: [], principals: [], without: [] };
  const added = desired.principals.filter(({ id }) => !base.principals.some((one) => one.id === id));
  return { ...base, without: added };
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

async function finish(deps: Deps, { id }: RequestRow, desired: Desired, checks: Text[]): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequestById(trx, id);
    if (row?.state !== 'applying') return;
    await concludeRequest(deps, trx, row, desired, { edge_checks: JSON.stringify(checks) });
  });
  deps.log.info({ requestId: id }, 'Request done');
}

/** The tenant has changed since the approval: nothing is done until the new plan is approved. */
async function askAgain(deps: Deps, row: RequestRow, left: Change[], added: Change[]): Promise<void> {
  const { desired, plan: approved } = storedRequest(row);
  if (!desired || !approved) return;
  const news = joined(
    added.map((one) => one.sentence),
    '; ',
  );
  deps.log.warn({ requestId: row.id, added: added.length }, 'The plan is larger than what was approved');
  await ask(deps, row, desired, {
    ...approved,
    changes: left,
    warnings: [
      sentence('The tenant has changed since the approval. New in this plan: {news}.', { news }),
      ...approved.warnings,
    ],
  });
}
