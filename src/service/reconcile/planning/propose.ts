import type { FieldProblem } from '../../../errors.ts';
import { joined, sentence, type Text } from '../../../language/sentence.ts';
import { findApproverIds, lockRequestById, type RequestRow } from '../../../store/requests.ts';
import { plan } from '../../changes/plan.ts';
import type { Asked, KindOfRequest, Planned, Seen } from '../../kinds/kind.ts';
import { kinds } from '../../kinds/kinds.ts';
import type { Deps } from '../../model/deps.ts';
import { connectorGroupName, connectorHealth } from '../../model/publication/connector-group.ts';
import type { Desired, Principal } from '../../model/publication/desired.ts';
import type { Observed } from '../../model/publication/observed.ts';
import { problemView } from '../../model/request/problem.ts';
import type { StoredPlan } from '../../model/request/stored.ts';
import type { TenantFacts } from '../../model/tenant-facts.ts';
import { warningsAboutCertificates } from './about-certificates.ts';
import { warningsAboutQlik } from './about-qlik.ts';
import { warningsAboutPeople } from './about-people.ts';
import { roleProblems } from '../../preflight/user-role.ts';
import { ownerWarnings } from '../../preflight/owners.ts';
import { withAssumed } from '../../run/assumed.ts';
import { observe } from '../../run/observe.ts';
import { withHostList } from '../../run/with-host-list.ts';
import { readTenant } from '../../tenant/facts.ts';
import { withLearntSuffix } from '../../published/learnt-suffix.ts';
import { acceptedDifferences, recorded } from './accepts.ts';
import { approverGains } from './approver-gains.ts';
import { ask, documents } from './ask.ts';
import { askedNow, idsOf } from './asked.ts';
import { concludeRequest } from '../conclude.ts';
import { failWith } from '../fail.ts';
import { leaveOutGone } from './leave-out-gone.ts';
import { findLookalikes, leftAlone } from './left-alone.ts';
import { notChecked } from './not-checked.ts';
import { obstaclesTo } from './obstacles.ts';

/** An approved request that is planned anew, because what was approved does not describe the tenant any more. */
interface Again {
  why: Text;
  /** As just read. */
  observed: Observed;
  /** Ends the request, which has become impossible. */
  sendBack(fields: FieldProblem[]): Promise<void>;
}

/**
 * Plans a submitted request, by reads only, and asks the approvers; or sends it back with its problems. `again` = it was
 * approved already.
 */
export async function propose(deps: Deps, row: RequestRow, again: Again | null = null): Promise<void> {
  const kind = kinds[row.kind];
  const asked = await askedNow(deps, row);
  if (!asked) return refuse(deps, row, [{ field: '', message: sentence('This publication is gone.') }]);
  const looked = await look(kind, asked, again?.observed ?? null);
  const { facts } = looked.seen;
  const { desired: wanted, named, problems, warnings: told = [] } = await kind.target(looked.seen);
  const observed = await withHostList(deps, wanted, looked.seen.observed);
  const early = [...problems, ...(kind.impossible?.(asked, observed) ?? [])];
  const planOf = (one: Desired) => plan(one, observed).filter((change) => kind.isMine(change));
  // What is wrong in itself may make no sense as a plan.
  const isSound = early.length === 0;
  const { desired, leftOut } = await leaveOutGone(asked, wanted, isSound ? planOf(wanted) : []);
  const changes = isSound ? planOf(desired) : [];
  const planned: Planned = { ...asked, desired, changes };
  const {
    problems: late,
    unseen,
    warnings,
    othersAsOf,
  } = await obstaclesTo(kind, planned, async () => facts);
  const wrong = [...early, ...roleProblems(changes, observed), ...late];
  if (wrong.length > 0) return again ? again.sendBack(wrong) : refuse(deps, row, wrong);
  const gone = leftOut ? [leftOut] : [];
  const said = [...gone, ...told, ...warnings, ...notChecked(deps, planned, observed, unseen)];
  const known = await storedPlan(kind, planned, { ...looked, named, told: said });
  const stored = othersAsOf ? { ...known, othersAsOf: othersAsOf.toISOString() } : known;
  if (again) return askAgain(deps, row, desired, stored, again, isNothing(kind, stored));
  await (isNothing(kind, stored) ? nothingToDo(deps, row, desired, stored) : ask(deps, row, desired, stored));
}

/** What a plan is based on. */
interface Looked {
  seen: Seen;
  /** Names of applications that look like ours but are not. */
  lookalikes: string[];
}

/** The same, with whom the input names, and what the kind of request tells the approver about it. */
interface Understood extends Looked {
  named: readonly Principal[] | undefined;
  told: readonly Text[];
}

async function look(kind: KindOfRequest, asked: Asked, known: Observed | null): Promise<Looked> {
  const { deps, graph, publicationId, base } = asked;
  const stored = await idsOf(kind, asked);
  // How it is published is assumed until the approver's look; a bot that writes as itself must be able to read it.
  const ids = deps.graphAs && base ? withAssumed(base, stored) : stored;
  const [facts, observed, lookalikes] = await Promise.all([
    readTenant(deps.db, asked).then((read) => withLearntSuffix(deps, asked, read)),
    known ?? observe(asked, ids),
    kind.isAboutAccess ? [] : findLookalikes(graph, publicationId, ids),
  ]);
  return { seen: { ...asked, facts, observed }, lookalikes };
}

async function storedPlan(kind: KindOfRequest, planned: Planned, looked: Understood): Promise<StoredPlan> {
  const { deps, graph, base, desired } = planned;
  const { facts, observed } = looked.seen;
  const changes = [...planned.changes];
  const left = leftAlone(kind, desired, observed, looked.lookalikes);
  const [people, certificates, qlik, approverIds] = await Promise.all([
    kind.looksIntoGroups ? warningsAboutPeople(planned) : [],
    kind.opens ? warningsAboutCertificates(planned) : [],
    kind.opens || desired.applications.length === 0 ? warningsAboutQlik(planned) : [],
    findApproverIds(deps.db, desired.name),
  ]);
  const gains = await approverGains(deps, graph, { base, desired, changes });
  return {
    changes,
    accepts: acceptedDifferences({ base, desired, observed, changes }),
    records: recorded({ base, desired }),
    ...(looked.named && { named: looked.named.map(({ id }) => id) }),
    approversGaining: gains.ids,
    warnings: [
      ...gains.warnings,
      ...looked.told,
      ...(kind.warnings?.(planned, facts, observed) ?? []),
      ...(kind.isAboutAccess ? [] : ownerWarnings(desired, base, observed, approverIds)),
      ...left,
      ...certificates,
      ...qlik,
      ...people,
    ],
    leftAlone: left,
    connectorGroup: healthOf(facts, desired),
    base,
  };
}

/** Whether neither the desired state nor the tenant would change. Some kinds change what the bot manages even then. */
function isNothing({ isMoreThanChanges }: KindOfRequest, { changes, accepts, records }: StoredPlan): boolean {
  return changes.length + accepts.length + records.length === 0 && !isMoreThanChanges;
}

/** Ends a request that changes neither the desired state nor the tenant; nobody has to decide. */
async function nothingToDo(
  deps: Deps,
  { id }: RequestRow,
  desired: Desired,
  planned: StoredPlan,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequestById(trx, id);
    if (row?.state !== 'submitted') return;
    await concludeRequest(deps, trx, row, desired, documents(desired, planned));
  });
}

async function askAgain(
  deps: Deps,
  row: RequestRow,
  desired: Desired,
  stored: StoredPlan,
  { why, sendBack }: Again,
  isVain: boolean,
): Promise<void> {
  if (isVain) return sendBack([{ field: '', message: why }]);
  await ask(deps, row, desired, { ...stored, warnings: [why, ...stored.warnings], askedAgain: why });
}

async function refuse(deps: Deps, row: RequestRow, fields: FieldProblem[]): Promise<void> {
  deps.log.info(
    { requestId: row.id, fields: fields.map(({ field }) => field) },
    'Request needs a correction',
  );
  const problem = problemView(
    sentence('Some entries need a correction'),
    sentence('Correct the entries marked below and send the form again.'),
    { fields },
  );
  await failWith(deps, row, problem);
}

function healthOf(facts: TenantFacts, desired: Desired): Text {
  const group = facts.connectorGroups.find(({ id }) => id === desired.connectorGroup.id);
  return group ? joined([group.name, connectorHealth(group)], ' – ') : connectorGroupName(desired);
}
