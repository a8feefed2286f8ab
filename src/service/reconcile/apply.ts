import type { Change } from '../model/change.ts';
import { plan } from '../changes/plan.ts';
import { Settling } from '../waiting/settling.ts';
import { allOrFirstError } from '../run/all-or-first-error.ts';
import { assignAll, unassignAll } from '../changes/assignments.ts';
import {
  describeApplication,
  publish,
  remove,
  setConnectorGroup,
  setSingleSignOn,
  unpublish,
} from '../changes/configure.ts';
import { create } from '../changes/create.ts';
import { observeRun } from '../run/observe-run.ts';
import { restore } from '../changes/restore.ts';
import { recorded, type Ids, type Run } from '../run/run.ts';
import { settle } from '../run/settle.ts';
import type { Observed, ObservedApplication } from '../model/observed.ts';
import type { Role } from '../model/role.ts';

/** Carries out the changes: the applications side by side, each in the order Graph demands. */
export async function apply(run: Run, changes: readonly Change[], observed: Observed): Promise<void> {
  const roles = [...new Set(changes.map(({ role }) => role))];
  await allOrFirstError(
    roles.map((role) =>
      applyRole(
        run,
        changes.filter((one) => one.role === role),
        observed[role],
      ),
    ),
  );
}

/** The changes of a plan that this run is about: what others did to the publication is not its business. */
export function planFor(run: Run, observed: Observed): Change[] {
  return plan(run.desired, observed).filter(run.isMine);
}

async function applyRole(
  run: Run,
  changes: readonly Change[],
  there: ObservedApplication | undefined,
): Promise<void> {
  const [first] = changes;
  if (!first) return;
  if (first.kind === 'restore') await restore(run, first);
  const isNew = first.kind === 'create' && !there;
  const present = isNew ? undefined : await whole(run, first.role, there);
  const seen = present ? idsOf(present) : null;
  const ids = first.kind === 'create' ? await create(run, first, seen) : idsOf(present);
  const ofKind = <K extends Change['kind']>(kind: K) =>
    changes.filter((one): one is Extract<Change, { kind: K }> => one.kind === kind);
  await allOrFirstError([
    settings(run, ids, changes, isNew),
    assignAll(run, ids, ofKind('assign')),
    ...(present ? [unassignAll(run, present, ofKind('unassign'))] : []),
  ]);
  for (const change of ofKind('unpublish')) await write(run, [change], () => unpublish(run, ids));
  for (const change of ofKind('delete')) await write(run, [change], () => remove(run, ids, change.role));
}

async function settings(run: Run, ids: Ids, changes: readonly Change[], isNew: boolean): Promise<void> {
  const described = changes.filter(({ kind }) => kind === 'create' || kind === 'name' || kind === 'uris');
  if (described.length > 0)
    await write(run, describedAs(described), () => describeApplication(run, ids, described, isNew));
  for (const change of changes)
    if (change.kind === 'publish') await write(run, [change], () => publish(run, ids, change));
  await allOrFirstError(
    changes.map(async (change) => {
      if (change.kind === 'connector-group')
        await write(run, [change], () => setConnectorGroup(run, ids, change));
      if (change.kind === 'single-sign-on')
        await write(run, [change], () => setSingleSignOn(run, ids, change));
    }),
  );
}

/** The creation has an entry of its own in the ledger. */
function describedAs(described: readonly Change[]): readonly Change[] {
  const rest = described.filter(({ kind }) => kind !== 'create');
  return rest.length > 0 ? rest : described;
}

/** One write that may be repeated until Entra has caught up with itself. */
async function write(run: Run, changes: readonly Change[], attempt: () => Promise<void>): Promise<void> {
  await recorded(run, changes, () => settle(run.deps, attempt));
}

/** What is there, with its service principal, which may come a little later. */
async function whole(run: Run, role: Role, there: ObservedApplication | undefined) {
  return there?.servicePrincipalId ? there : settle(run.deps, () => observeRole(run, role));
}

async function observeRole(run: Run, role: Role): Promise<ObservedApplication> {
  const there = (await observeRun(run))[role];
  if (!there?.servicePrincipalId) throw new Settling('The application cannot be read yet');
  return there;
}

function idsOf(there: ObservedApplication | undefined): Ids {
  if (!there) throw new Settling('The application cannot be read yet');
  const { applicationId, appId, servicePrincipalId, userRoleId } = there;
  return { applicationId, appId, servicePrincipalId, userRoleId };
}

/** Reads everything back, until nothing is left to do. */
export async function readBack(run: Run): Promise<void> {
  await settle(run.deps, () => requireNothingLeft(run));
}

async function requireNothingLeft(run: Run): Promise<void> {
  const left = planFor(run, await observeRun(run));
  if (left.length > 0) throw new Settling(left.map(({ sentence }) => sentence).join('; '));
}
