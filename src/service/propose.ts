import { createHash } from 'node:crypto';
import type { FieldProblem } from '../errors.ts';
import { findApplications } from '../store/publications.ts';
import { lockRequestById, type RequestRow } from '../store/requests.ts';
import type { Deps } from './deps.ts';
import { failWith } from './fail.ts';
import { approvalsConversation } from './conversations.ts';
import type { Change } from './publication/change.ts';
import { desiredOf, type Desired } from './publication/desired.ts';
import { observe } from './publication/observe.ts';
import { plan } from './publication/plan.ts';
import { checkAddresses, checkTenant } from './publication/preflight.ts';
import { findPrincipals } from './publication/principals.ts';
import { warningsFor } from './publication/warnings.ts';
import { askNotice, change } from './requests/announce.ts';
import { storedRequest, type StoredPlan } from './requests/stored.ts';
import { readTenant, type TenantFacts } from './tenant.ts';

/** Makes the plan of a submitted request by reads only and asks the approvers; or sends it back with what is wrong. */
export async function propose(deps: Deps, row: RequestRow): Promise<void> {
  const graph = deps.graphFor(row.id);
  const { form, input } = storedRequest(row);
  const [facts, found] = await Promise.all([readTenant(graph), findPrincipals(graph, input)]);
  const problems = [...checkTenant(facts, input), ...found.problems];
  const group = facts.connectorGroups.find(({ id }) => id === input.connectorGroupId);
  const desired = desiredOf(row.id, input, {
    tenantLabel: facts.label,
    connectorGroup: { id: input.connectorGroupId, name: group?.name ?? '' },
    principals: found.principals,
  });
  const ownIds = (await findApplications(deps.db, row.id)).map((one) => one.application_id);
  problems.push(...(await checkAddresses(graph, desired, ownIds)));
  if (problems.length > 0) return refuse(deps, row, problems);
  const changes = plan(desired, await observe(graph, desired, {}));
  await ask(deps, row, desired, {
    changes,
    warnings: warningsFor(form, input, facts),
    connectorGroup: healthOf(facts, input.connectorGroupId),
  });
}

/** What an approver approves: the wanted state and every change, byte for byte. */
export function digestOf(desired: Desired, changes: readonly Change[]): string {
  return createHash('sha256')
    .update(JSON.stringify([desired, changes]))
    .digest('hex');
}

/** Stores the plan and shows it to the approvers. */
export async function ask(
  deps: Deps,
  { id }: RequestRow,
  desired: Desired,
  planned: StoredPlan,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequestById(trx, id);
    if (!row || !['submitted', 'approved', 'applying'].includes(row.state)) return;
    await askNotice(trx, id, 'approval', await approvalsConversation(trx, row.conversation_id));
    await change(deps, trx, row, {
      state: 'planned',
      desired: JSON.stringify(desired),
      plan: JSON.stringify(planned),
      digest: digestOf(desired, planned.changes),
    });
  });
  deps.log.info({ requestId: id, changes: planned.changes.length }, 'Request planned');
}

async function refuse(deps: Deps, row: RequestRow, fields: FieldProblem[]): Promise<void> {
  deps.log.info(
    { requestId: row.id, fields: fields.map(({ field }) => field) },
    'Request needs a correction',
  );
  await failWith(deps, row.id, {
    title: 'Some entries need a correction',
    advice: 'Correct the entries marked below and send the form again.',
    code: '',
    graphRequestId: '',
    fields,
  });
}

function healthOf(facts: TenantFacts, id: string): string {
  const group = facts.connectorGroups.find((one) => one.id === id);
  return group ? `${group.name} – ${group.active} of ${group.total} connectors active` : '';
}
