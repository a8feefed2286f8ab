import { updateServicePrincipal } from '../../../graph/service-principals.ts';
import { TerminalError } from '../../../errors.ts';
import { english } from '../../../language/say.ts';
import { sentence } from '../../../language/sentence.ts';
import type { Stage } from '../../changes/change-kind.ts';
import { kindNamed, kindsOfChange } from '../../changes/kinds-of-change.ts';
import { plan } from '../../changes/plan.ts';
import type { Change } from '../../model/publication/change.ts';
import type { Observed, ObservedApplication } from '../../model/publication/observed.ts';
import type { Role } from '../../model/publication/role.ts';
import { allOrFirstError } from '../../run/all-or-first-error.ts';
import { observeRun } from '../../run/observe-run.ts';
import { presentApplication, type Present } from '../../run/present.ts';
import type { Run } from '../../run/run.ts';
import { isAboutGone } from '../../run/watch-gone.ts';
import { settle } from '../../run/settle.ts';
import { Settling } from '../../waiting/settling.ts';
import { describe } from './describe.ts';
import { write } from './write.ts';

/**
 * Carries out the changes: the applications in parallel, each in the order that Graph demands. All is recorded when it
 * ends, whether it succeeds or fails.
 */
export async function apply(run: Run, changes: readonly Change[], observed: Observed): Promise<void> {
  const roles = [...new Set(changes.map(({ role }) => role))];
  const work = roles.map((role) => {
    const own = changes.filter((one) => one.role === role);
    return applyRole(run, role, own, observed[role] ?? null);
  });
  await allOrFirstError(work).finally(() => run.records.settled());
}

/** Plans the changes that belong to this run; what others did to the publication is left alone, and so is who is gone. */
export function planFor(run: Run, observed: Observed): Change[] {
  return plan(run.desired, observed).filter((one) => run.isMine(one) && !isAboutGone(run, one));
}

/** Runs the stages for one role, in the order given by `Stage`. */
async function applyRole(
  run: Run,
  role: Role,
  changes: readonly Change[],
  there: ObservedApplication | null,
): Promise<void> {
  const present = await bring(run, role, changes, there);
  await allOrFirstError([
    configure(present, changes),
    admit(present, changes),
    writeStage('people', present, changes),
  ]);
  await writeStage('unpublish', present, changes);
  await writeStage('delete', present, changes);
}

async function bring(
  run: Run,
  role: Role,
  changes: readonly Change[],
  there: ObservedApplication | null,
): Promise<Present> {
  for (const change of changes) {
    const kind = kindNamed(change.kind);
    if (kind?.bring) return kind.bring(run, change, there);
  }
  const present = await presentApplication(run, role, there);
  if (present.ids.servicePrincipalId === '' && changes.some(needsServicePrincipal))
    throw withoutServicePrincipal(run, present);
  return present;
}

function needsServicePrincipal({ kind }: Change): boolean {
  const stage = kindNamed(kind)?.stage;
  return stage === 'admit' || stage === 'people';
}

function withoutServicePrincipal({ desired: { name } }: Run, { there }: Present): TerminalError {
  return new TerminalError(
    sentence('“{displayName}” has lost its service principal', { displayName: there?.displayName ?? name }),
    sentence('Type repair {name}; then press Retry.', { name }),
  );
}

async function configure(present: Present, changes: readonly Change[]): Promise<void> {
  await describe(present, changes);
  await writeStage('publish', present, changes);
  await writeStage('configure', present, changes);
}

/** Sends one PATCH of the service principal for all changes that contribute to it. */
async function admit(present: Present, changes: readonly Change[]): Promise<void> {
  const parts = changes.filter(({ kind }) => kindNamed(kind)?.servicePrincipal);
  if (parts.length === 0) return;
  const patches = parts.map((change) => kindNamed(change.kind)?.servicePrincipal?.(change));
  await write(present, parts, ({ run, ids }) =>
    updateServicePrincipal(run.graph, ids.servicePrincipalId, Object.assign({}, ...patches)),
  );
}

/** Runs the separate writes of one stage in parallel. */
async function writeStage(stage: Stage, present: Present, changes: readonly Change[]): Promise<void> {
  const kinds = kindsOfChange.filter((one) => one.stage === stage);
  await allOrFirstError(
    kinds.flatMap((kind) => {
      const own = changes.filter((change) => change.kind === kind.kind);
      if (own.length === 0) return [];
      const all = kind.writeAll ? [kind.writeAll(present, own)] : [];
      const each = own.map(async (change) => {
        if (kind.write) await write(present, [change], async (noted) => kind.write?.(noted, change));
      });
      return [...all, ...each];
    }),
  );
}

/** Reads everything back until nothing is left to do, and returns it. */
export async function readBack(run: Run): Promise<Observed> {
  return settle(run.deps, () => observeNothingLeft(run));
}

async function observeNothingLeft(run: Run): Promise<Observed> {
  const observed = await observeRun(run);
  const left = planFor(run, observed);
  if (left.length > 0) throw new Settling(left.map((change) => english(change.sentence)).join('; '));
  return observed;
}
