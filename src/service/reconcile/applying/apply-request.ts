import { sentence, type Text } from '../../../language/sentence.ts';
import { findMadeOf } from '../../../store/ledger.ts';
import { lockRequestById, type DecisionRow, type RequestRow } from '../../../store/requests.ts';
import type { Deps } from '../../model/deps.ts';
import { sameChange } from '../../model/publication/change.ts';
import type { Desired } from '../../model/publication/desired.ts';
import type { Observed } from '../../model/publication/observed.ts';
import { roles } from '../../model/publication/role.ts';
import { writingGraph } from '../../requests/sign-in.ts';
import { storedRequest } from '../../model/request/stored.ts';
import { planFor, readBack } from './apply.ts';
import { carryOut } from './carry-out.ts';
import { isOver, requireGoodUndo } from './approval.ts';
import { askAnew, askForMore } from './ask-again.ts';
import { askWithSuffix } from './other-suffix.ts';
import { lookBeforeWriting } from './before-writing.ts';
import { concludeRequest, concludeUndo } from '../conclude.ts';
import { withoutGone } from '../../kinds/wanted/left-out.ts';
import { observeRun } from '../../run/observe-run.ts';
import { propose } from '../planning/propose.ts';
import { compareReached } from './compare-reached.ts';
import { takeOver } from './take-over.ts';
import { openRecords } from '../../run/records.ts';
import type { Run } from '../../run/run.ts';
import { kinds } from '../../kinds/kinds.ts';
import { askAboutOpened, askOutside } from '../../outside/ask-outside.ts';
import { givenUp } from '../../kinds/wanted/given-up.ts';
import { doneBesides } from './done-besides.ts';
import { isInverse } from '../../changes/is-inverse.ts';
import { sendBack } from './send-back.ts';
import { findApproval } from '../../requests/checks/find-approval.ts';
import type { Trx } from '../../../store/db.ts';

/**
 * Applies an approved request: checks that the approval is still valid and the changes still possible, plans again,
 * carries out what is left if all of it was approved, and ends the request.
 */
export async function applyRequest(deps: Deps, row: RequestRow): Promise<void> {
  if (row.is_undo) return applyUndo(deps, row);
  const kind = kinds[row.kind];
  const { desired, plan: approved } = storedRequest(row);
  if (!desired || !approved) throw new Error('An approved request has no plan');
  const [approval, made] = await Promise.all([findApproval(deps.db, row), findMadeOf(deps.db, row.id)]);
  const run: Run = {
    deps,
    ...(await graphsFor(deps, row, approval)),
    requestId: row.id,
    desired,
    isMine: (one) => kind.isMine(one),
    gone: new Set(),
    records: openRecords(deps, row.id),
    hasWritten: made.length > 0,
    openCreations: [],
  };
  const { observed, ended, problems, gone } = await lookBeforeWriting(run, row, approval);
  const found = { left: planFor(run, observed), observed };
  if (ended) return askAnew(deps, row, found, ended, approval);
  if (await askWithSuffix(run, row, observed, kind.makesPublication)) return;
  if (problems.length > 0) return sendBack(deps, row, problems);
  const added = found.left.filter((one) => !approved.changes.some((known) => sameChange(known, one)));
  if (added.length > 0) return askForMore(deps, row, found, added);
  const why = (await kind.outgrown?.(deps.db, desired, observed)) ?? '';
  if (why) return propose(deps, row, { why, observed, sendBack: (fields) => sendBack(deps, row, fields) });
  if (!(await takeOver(deps, row, observed))) return;
  const inPlace = approved.changes.filter((one) => !found.left.some(({ id }) => id === one.id));
  for (const id of gone) run.gone.add(id);
  if (!(await carryOut(run, observed, inPlace))) return;
  const [reached, besides] = await Promise.all([readBack(run), doneBesides(deps, row, desired)]);
  const unseen = kind.isAboutAccess ? [] : unseenGroup(desired, reached);
  await finish(run, row, [...(approved.leftAlone ?? []), ...besides, ...unseen]);
  await compareReached(deps, desired.publicationId, reached);
}

/** Says at the end that Graph does not show whether the wanted connector group is in use. */
function unseenGroup({ connectorGroup }: Desired, observed: Observed): Text[] {
  const isHidden = roles.some((role) => observed[role]?.isConnectorGroupHidden);
  if (!isHidden || !connectorGroup.id) return [];
  const { name: group } = connectorGroup;
  return [
    sentence(
      'Not checked, because Microsoft Graph does not show it to the bot: whether the connector group “{group}” is in use.',
      { group },
    ),
  ];
}

/** If approval must be asked for again, the old approver need not sign in. */
async function graphsFor(deps: Deps, row: RequestRow, approval: DecisionRow | null): Promise<Graphs> {
  const isGood = approval !== null && !isOver(deps, approval.decided_at);
  const reader = deps.graphFor(row.id);
  return isGood ? writingGraphs(deps, row) : { graph: reader, reader, asApprover: null };
}

type Graphs = Pick<Run, 'graph' | 'reader' | 'asApprover'>;

async function writingGraphs(deps: Deps, { id }: RequestRow): Promise<Graphs> {
  const graph = await writingGraph(deps, id);
  return { graph, reader: deps.graphFor(id), asApprover: deps.graphAs && graph };
}

/** Undoes what the request itself did and nothing else; the publication returns to its previous state. */
async function applyUndo(deps: Deps, row: RequestRow): Promise<void> {
  const { desired, plan: approved } = storedRequest(row);
  if (!desired || !approved) throw new Error('An approved request has no plan');
  requireGoodUndo(deps, row);
  const made = await findMadeOf(deps.db, row.id);
  const run: Run = {
    deps,
    ...(await writingGraphs(deps, row)),
    requestId: row.id,
    desired: before(desired, approved.base),
    isMine: (one) => isInverse(made, one),
    gone: new Set(),
    records: openRecords(deps, row.id),
    hasWritten: made.length > 0,
    openCreations: [],
  };
  const observed = await observeRun(run);
  if (!(await carryOut(run, observed, []))) return;
  await readBack(run);
  await run.records.close();
  await deps.db.transaction().execute(async (trx) => {
    const locked = await lockRequestById(trx, row.id);
    if (locked?.state === 'applying') await concludeUndo(deps, trx, locked, run.gone);
  });
  await askOutside(deps, desired.publicationId);
  deps.log.info({ requestId: row.id }, 'Request undone');
}

function before(desired: Desired, base: Desired | null): Desired {
  const { hostList } = desired;
  const back = hostList && { hostList: { ...hostList, add: [], remove: hostList.add } };
  const given = givenUp(desired.applications, base?.applications ?? []);
  if (!base) return { ...desired, ...given, applications: [], principals: [], without: [] };
  const added = desired.principals.filter(({ id }) => !base.principals.some((one) => one.id === id));
  return { ...base, ...given, ...back, without: added };
}

/** Who is gone is no longer wanted, so that nothing misses them later. */
async function finish(
  { deps, desired, gone, records }: Run,
  { id }: RequestRow,
  checks: Text[],
): Promise<void> {
  await records.close();
  const { kept, leftOut } = withoutGone(desired, gone);
  const said = leftOut ? [leftOut, ...checks] : checks;
  const more = { edge_checks: JSON.stringify(said), ...(leftOut && { desired: JSON.stringify(kept) }) };
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequestById(trx, id);
    if (row?.state !== 'applying') return;
    await concludeRequest(deps, trx, row, kept, more, leftOut);
    await lookFromOutside(deps, trx, row, desired.publicationId);
  });
  deps.log.info({ requestId: id, gone: gone.size }, 'Request done');
}

/** What was there before the bot manages it has not been visited yet, either. */
async function lookFromOutside(
  deps: Deps,
  trx: Trx,
  { id, kind: name }: RequestRow,
  publicationId: string,
): Promise<void> {
  const { opens, startsFrom, isAboutAccess } = kinds[name];
  if (opens || startsFrom === 'nothing') await askAboutOpened(deps, trx, publicationId, id);
  else if (!isAboutAccess) await deps.jobs.wake(trx, 'outside', publicationId);
}
