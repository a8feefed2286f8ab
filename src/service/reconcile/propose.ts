import { joined, sentence, type Text } from '../../language/sentence.ts';
import { createHash } from 'node:crypto';
import type { FieldProblem } from '../../errors.ts';
import { findMadeChanges } from '../../store/ledger.ts';
import { findPublicationByName } from '../../store/publications.ts';
import { lockRequestById, type RequestRow } from '../../store/requests.ts';
import { concludeRequest } from './conclude.ts';
import { isInScope } from '../kinds/scope.ts';
import { knownIds } from '../run/known-ids.ts';
import type { Deps } from '../model/deps.ts';
import type { Told } from '../record/event-of-move.ts';
import { failWith } from './fail.ts';
import { approvalsConversation } from '../conversations/bindings.ts';
import { approverGains } from './approver-gains.ts';
import { adoptTarget } from '../kinds/adopt-target.ts';
import { acceptedDifferences } from './accepts.ts';
import { canonical } from '../model/change.ts';
import type { Desired } from '../model/desired.ts';
import { findPicked } from '../kinds/find-picked.ts';
import { observe } from '../run/observe.ts';
import { plan } from '../changes/plan.ts';
import { findLookalikes, leftAlone } from './left-alone.ts';
import { managedProblems } from '../preflight/managed.ts';
import { checksTenant, checkTenant, takesAddresses } from '../preflight/preflight.ts';
import { addressProblems } from './recheck.ts';
import { nestedGroupWarnings } from '../preflight/principals.ts';
import { targetOf, type Target } from '../kinds/target.ts';
import { requestWarnings } from '../kinds/warnings.ts';
import type { RequestKind } from '../model/request.ts';
import { problemView } from '../model/problem.ts';
import { isAsRead } from '../requests/is-as-read.ts';
import { storedDesired, storedRequest, type StoredPlan } from '../model/stored.ts';
import { readTenant } from '../tenant/facts.ts';
import { askNotice } from '../conversations/ask-notice.ts';
import { move } from '../requests/move.ts';
import type { Observed } from '../model/observed.ts';
import type { TenantFacts } from '../model/tenant-facts.ts';
import { pickedIds } from '../model/input.ts';

/** Makes the plan of a submitted request by reads only and asks the approvers; or sends it back with what is wrong. */
export async function propose(deps: Deps, row: RequestRow): Promise<void> {
  const graph = deps.graphFor(row.id);
  const { form, input, kind } = storedRequest(row);
  const isNew = kind === 'publish' || kind === 'adopt';
  const publication = isNew ? undefined : await findPublicationByName(deps.db, row.name);
  if (!isNew && !publication)
    return refuse(deps, row, [{ field: '', message: sentence('This publication is gone.') }]);
  const publicationId = publication?.id ?? row.id;
  const base = publication ? storedDesired(publication) : null;
  const known = await knownIds(deps, publicationId);
  const ids = input.kind === 'adopt' ? await findPicked(graph, pickedIds(input)) : known;
  const isAboutAccess = kind === 'assign' || kind === 'unassign';
  const [facts, observed, lookalikes] = await Promise.all([
    readTenant(graph),
    observe(graph, ids),
    isAboutAccess ? [] : findLookalikes(graph, publicationId, ids),
  ]);
  const target = await resolve(deps, row, publicationId, { facts, base, observed });
  const problems = [...target.problems, ...(await check(deps, row, facts, target.desired))];
  if (problems.length > 0) return refuse(deps, row, problems);
  const { desired } = target;
  const changes = plan(desired, observed).filter((one) => isInScope(kind, one));
  const taken = kind === 'repair' && takesAddresses(changes) ? await addressProblems(deps, row, desired) : [];
  if (taken.length > 0) return refuse(deps, row, taken);
  const left = leftAlone(kind, desired, observed, lookalikes);
  const nested = await nestedGroupWarnings(graph, kind === 'unassign' ? [] : desired.principals);
  const gains = await approverGains(deps, graph, desired, changes);
  const planned: StoredPlan = {
    changes,
    accepts: acceptedDifferences({ base, desired, observed, changes }),
    approversGaining: gains.ids,
    warnings: [
      ...gains.warnings,
      ...requestWarnings({ form, input, desired, base }, facts),
      ...left,
      ...nested,
    ],
    leftAlone: left,
    connectorGroup: healthOf(facts, desired.connectorGroup.id),
    base,
  };
  await (isNothing(kind, planned)
    ? nothingToDo(deps, row, desired, planned)
    : ask(deps, row, desired, planned));
}

/** Wanted as before and there as wanted; some kinds change what the bot manages even then. */
function isNothing(kind: RequestKind, { changes, accepts }: StoredPlan): boolean {
  const isAboutMore = ['publish', 'adopt', 'unpublish', 'restore'].includes(kind);
  return changes.length === 0 && accepts.length === 0 && !isAboutMore;
}

/** What an approver approves: the wanted state, every change, and what is accepted without one, word for word. */
export function digestOf(desired: Desired, { changes, accepts }: StoredPlan): string {
  return createHash('sha256')
    .update(canonical([desired, changes, accepts]))
    .digest('hex');
}

/** Stores the plan and shows it to the approvers; `news` is written down with it. */
export async function ask(
  deps: Deps,
  read: RequestRow,
  desired: Desired,
  planned: StoredPlan,
  news: Told = {},
): Promise<void> {
  const { id } = read;
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequestById(trx, id);
    if (!row || !isAsRead(read, row)) return;
    await askNotice(trx, id, 'approval', await approvalsConversation(trx, row.conversation_id));
    await move(deps, trx, row, { state: 'planned', ...documents(desired, planned) }, news);
  });
  deps.log.info({ requestId: id, changes: planned.changes.length }, 'Request planned');
}

type Seen = { facts: TenantFacts; base: Desired | null; observed: Observed };

async function resolve(deps: Deps, row: RequestRow, publicationId: string, seen: Seen): Promise<Target> {
  const { input } = storedRequest(row);
  if (input.kind === 'adopt') return adoptTarget(publicationId, input, seen.facts, seen.observed);
  const made = await findMadeChanges(deps.db, row.name);
  return targetOf(deps.graphFor(row.id), publicationId, input, { ...seen, made });
}

/** Whether the tenant can take what is wanted; only where the request changes something of it. */
async function check(
  deps: Deps,
  row: RequestRow,
  facts: TenantFacts,
  desired: Desired,
): Promise<FieldProblem[]> {
  const { input, kind } = storedRequest(row);
  if (input.kind === 'adopt') return managedProblems(deps.db, desired.publicationId, input);
  if (!checksTenant(kind)) return [];
  return [...checkTenant(facts, input, desired), ...(await addressProblems(deps, row, desired))];
}

/** Nothing is to change, neither what is wanted nor the tenant: that is the answer, and nobody has to decide anything. */
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

function documents(desired: Desired, planned: StoredPlan) {
  return {
    desired: JSON.stringify(desired),
    plan: JSON.stringify(planned),
    digest: digestOf(desired, planned),
  };
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

function healthOf(facts: TenantFacts, id: string): Text {
  const group = facts.connectorGroups.find((one) => one.id === id);
  if (!group) return '';
  const { active, total } = group;
  const health = sentence('{active} of {total, plural, one {# connector} other {# connectors}} active', {
    active,
    total,
  });
  return joined([group.name, health], ' – ');
}
