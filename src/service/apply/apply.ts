import { findApplications } from '../../store/publications.ts';
import type { Role } from '../form/addresses.ts';
import type { Change } from '../publication/change.ts';
import { observe, type KnownIds, type Observed } from '../publication/observe.ts';
import { plan } from '../publication/plan.ts';
import { configure } from './configure.ts';
import { create } from './create.ts';
import { recorded, type Ids, type Run } from './run.ts';
import { settle, Settling } from './settle.ts';

const assignmentsAtOnce = 8;

/** What is there now, found by the recorded object ids first. */
export async function observeRun({ deps, graph, desired }: Run): Promise<Observed> {
  const rows = await findApplications(deps.db, desired.publicationId);
  const known: KnownIds = {};
  for (const row of rows) known[row.role] = { applicationId: row.application_id };
  return observe(graph, desired, known);
}

/** Carries out the changes: the applications side by side, each in the order Graph demands, then reads all back. */
export async function apply(run: Run, changes: readonly Change[]): Promise<void> {
  const roles = [...new Set(changes.map(({ role }) => role))];
  await allOrFirstError(
    roles.map((role) =>
      applyRole(
        run,
        role,
        changes.filter((one) => one.role === role),
      ),
    ),
  );
  await settle(() => requireNothingLeft(run));
}

async function applyRole(run: Run, role: Role, changes: readonly Change[]): Promise<void> {
  for (const change of changes) if (change.kind === 'create') await create(run, change);
  const ids = await settle(() => idsOf(run, role));
  const inOrder = async (...kinds: Change['kind'][]) => {
    for (const change of changes) if (kinds.includes(change.kind)) await configureRecorded(run, ids, change);
  };
  const settings = async () => {
    await inOrder('uris');
    await inOrder('publish');
    await allOrFirstError([inOrder('connector-group'), inOrder('single-sign-on')]);
  };
  const assignments = changes.filter(({ kind }) => kind === 'assign' || kind === 'require-assignment');
  await allOrFirstError([settings(), assignAll(run, ids, assignments)]);
}

async function assignAll(run: Run, ids: Ids, changes: readonly Change[]): Promise<void> {
  const waiting = [...changes];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await configureRecorded(run, ids, next);
  };
  await allOrFirstError(Array.from({ length: assignmentsAtOnce }, lane));
}

async function configureRecorded(run: Run, ids: Ids, change: Change): Promise<void> {
  await recorded(run, change, () => settle(() => configure(run, ids, change)));
}

async function idsOf(run: Run, role: Role): Promise<Ids> {
  const there = (await observeRun(run))[role];
  if (!there?.servicePrincipalId) throw new Settling('The application cannot be read yet');
  const { applicationId, appId, servicePrincipalId, userRoleId } = there;
  return { applicationId, appId, servicePrincipalId, userRoleId };
}

async function requireNothingLeft(run: Run): Promise<void> {
  const left = plan(run.desired, await observeRun(run));
  if (left.length > 0) throw new Settling(left.map(({ sentence }) => sentence).join('; '));
}

/** Lets everything under way end before the first error is thrown: no write goes on behind a closed run. */
async function allOrFirstError(work: Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(work);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
