import type { FieldProblem } from '../../errors.ts';
import { findApplications } from '../../store/applications.ts';
import type { RequestRow } from '../../store/requests.ts';
import type { Deps } from '../model/deps.ts';
import { storedRequest } from '../model/stored.ts';
import { readTenantOf } from '../tenant/facts.ts';
import { adoptProblems } from '../kinds/adopt-target.ts';
import type { Desired, Principal } from '../model/desired.ts';
import { managedProblems } from '../preflight/managed.ts';
import { checkAddresses, checksTenant, checkTenant } from '../preflight/preflight.ts';
import { lostPrincipals, unfitPrincipals } from '../preflight/principals.ts';
import { hasNewSignOn, lostForGood } from '../kinds/target.ts';
import type { Observed } from '../model/observed.ts';
import { takesAddresses } from '../changes/kinds-of-change.ts';

/**
 * What has come into the way of a planned request since it was planned, by reads that need not wait for each other.
 * The same fields are named as while planning. Throws what Graph throws.
 */
export async function problemsSince(deps: Deps, row: RequestRow): Promise<FieldProblem[]> {
  const { desired, input, kind, plan } = storedRequest(row);
  if (!desired) return [];
  const takes = kind === 'repair' && takesAddresses(plan?.changes ?? []);
  const [tenant, people] = await Promise.all([
    checksTenant(kind)
      ? tenantProblems(deps, row, desired)
      : takes
        ? addressProblems(deps, row, desired)
        : [],
    peopleProblems(deps, row, desired),
  ]);
  const managed = input.kind === 'adopt' ? await managedProblems(deps.db, row.id, input) : [];
  return [...managed, ...tenant, ...people];
}

/** The same of the publication itself, as it was found. */
export function problemsOf(row: RequestRow, observed: Observed): FieldProblem[] {
  const { input, plan } = storedRequest(row);
  if (input.kind === 'adopt') return adoptProblems(input, observed);
  return input.kind === 'restore' && plan?.base ? lostForGood(plan.base, observed) : [];
}

async function tenantProblems(deps: Deps, row: RequestRow, desired: Desired): Promise<FieldProblem[]> {
  const [facts, taken] = await Promise.all([
    readTenantOf(deps.graphFor(row.id), desired.connectorGroup.id),
    addressProblems(deps, row, desired),
  ]);
  return [...checkTenant(facts, storedRequest(row).input, desired), ...taken];
}

/** What is in the way of the addresses: what is ours is known by nothing but its recorded id. Throws what Graph throws. */
export async function addressProblems(
  deps: Deps,
  row: RequestRow,
  desired: Desired,
): Promise<FieldProblem[]> {
  const ownIds = (await findApplications(deps.db, desired.publicationId)).map((one) => one.application_id);
  const { input } = storedRequest(row);
  return checkAddresses(deps.graphFor(row.id), input, desired, ownIds, deps.seenPublished);
}

/** Only whom the request gives access: others are none of its business. */
async function peopleProblems(deps: Deps, row: RequestRow, desired: Desired): Promise<FieldProblem[]> {
  const { input, plan } = storedRequest(row);
  const graph = deps.graphFor(row.id);
  if (input.kind === 'update' && plan?.base && hasNewSignOn(input, plan.base))
    return unfitPrincipals(graph, desired.principals, input.singleSignOn);
  if (input.kind !== 'publish' && input.kind !== 'assign') return [];
  const joining = (principal: Principal) =>
    plan?.changes.some((one) => one.kind === 'assign' && one.principalId === principal.id);
  const signOn = desired.applications[0]?.singleSignOn ?? null;
  return lostPrincipals(graph, desired.principals.filter(joining), signOn);
}
