import { assignAppRoles, unassignAppRoles } from '../../graph/app-role-assignments.ts';
import type { Change } from '../publication/change.ts';
import type { ObservedApplication } from '../publication/observe.ts';
import { allOrFirstError } from './all-or-first-error.ts';
import { recordedEach, type Ids, type Outcome, type Run } from './run.ts';
import { settle } from './settle.ts';

type Assign = Extract<Change, { kind: 'assign' }>;
type Unassign = Extract<Change, { kind: 'unassign' }>;

/** https://learn.microsoft.com/graph/json-batching#batch-size-limitations */
const batchSize = 20;
const batchesAtOnce = 4;

/** Assigns in batches; what is not replicated yet is tried again, what was assigned stays. */
export async function assignAll(run: Run, ids: Ids, changes: readonly Assign[]): Promise<void> {
  await inBatches(run, changes, async (batch) => {
    const { servicePrincipalId, userRoleId: appRoleId } = ids;
    const wanted = batch.map(({ principalId }) => ({ servicePrincipalId, principalId, appRoleId }));
    return assignAppRoles(run.graph, wanted);
  });
}

/** Takes assignments away in batches; one that is gone already is success. */
export async function unassignAll(
  run: Run,
  there: ObservedApplication,
  changes: readonly Unassign[],
): Promise<void> {
  await inBatches(run, changes, async (batch) =>
    unassignAppRoles(
      run.graph,
      batch.map(({ principalId }) => ({
        servicePrincipalId: there.servicePrincipalId,
        assignmentId: there.assigned.find((one) => one.principalId === principalId)?.assignmentId ?? '',
      })),
    ),
  );
}

type Answer = { error: unknown; requestId: string };

async function inBatches<C extends Change>(
  run: Run,
  changes: readonly C[],
  send: (batch: readonly C[]) => Promise<readonly Answer[]>,
): Promise<void> {
  let left = [...changes];
  await settle(async () => {
    const batches = Array.from({ length: Math.ceil(left.length / batchSize) }, (_, i) =>
      left.slice(i * batchSize, (i + 1) * batchSize),
    );
    const failed: Outcome[] = [];
    const lane = async () => {
      for (let batch = batches.shift(); batch; batch = batches.shift()) {
        const outcomes = await sendRecorded(run, batch, send);
        failed.push(...outcomes.filter(({ error }) => error));
      }
    };
    await allOrFirstError(Array.from({ length: batchesAtOnce }, lane));
    left = left.filter(({ id }) => failed.some(({ change }) => change.id === id));
    if (failed[0]) throw failed[0].error;
  });
}

async function sendRecorded<C extends Change>(
  run: Run,
  batch: readonly C[],
  send: (batch: readonly C[]) => Promise<readonly Answer[]>,
): Promise<Outcome[]> {
  return recordedEach(run, batch, async () => {
    const answers = await send(batch);
    return batch.map((change, i) => ({
      change,
      error: answers[i]?.error ?? null,
      graphRequestId: answers[i]?.requestId ?? '',
    }));
  });
}
