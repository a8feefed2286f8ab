import { assignAppRoles, unassignAppRoles } from '../../graph/app-role-assignments.ts';
import type { BatchResult } from '../../graph/call/batch/batch-result.ts';
import type { BatchHooks } from '../../graph/call/batch/write-many.ts';
import type { Change } from '../model/change.ts';
import { recordEnds, recordIntents, type Ids, type Run } from '../run/run.ts';
import { isSettling, settle } from '../run/settle.ts';
import type { ObservedApplication } from '../model/observed.ts';

type Assign = Extract<Change, { kind: 'assign' }>;
type Unassign = Extract<Change, { kind: 'unassign' }>;

/** Assigns in batches; what is not replicated yet is tried again, what was assigned stays. */
export async function assignAll(run: Run, ids: Ids, changes: readonly Assign[]): Promise<void> {
  const { servicePrincipalId, userRoleId: appRoleId } = ids;
  await untilDone(run, changes, (left, hooks) => {
    const wanted = left.map(({ principalId }) => ({ servicePrincipalId, principalId, appRoleId }));
    return assignAppRoles(run.graph, wanted, hooks);
  });
}

/** Takes assignments away in batches; one that is gone already is success. */
export async function unassignAll(
  run: Run,
  there: ObservedApplication,
  changes: readonly Unassign[],
): Promise<void> {
  const { servicePrincipalId, assigned } = there;
  const idOf = new Map(assigned.map((one) => [one.principalId, one.assignmentId]));
  await untilDone(run, changes, (left, hooks) => {
    const unwanted = left.map(({ principalId }) => ({
      servicePrincipalId,
      assignmentId: idOf.get(principalId) ?? '',
    }));
    return unassignAppRoles(run.graph, unwanted, hooks);
  });
}

/** Sends what is left again and again while waiting is all there is to do; throws what waiting cannot mend. */
async function untilDone<C extends Change>(
  run: Run,
  changes: readonly C[],
  send: (left: readonly C[], hooks: BatchHooks) => Promise<BatchResult[]>,
): Promise<void> {
  let left = changes;
  await settle(run.deps, async () => {
    const results = await send(left, ledgerHooks(run, left));
    left = left.filter((_, i) => results[i]?.error);
    const errors = results.flatMap(({ error }) => error ?? []);
    const [first] = [...errors.filter((one) => !isSettling(one)), ...errors];
    if (first) throw first;
  });
}

/** The ledger around each batch: intents before it is sent, ends when its answers are there. */
function ledgerHooks(run: Run, changes: readonly Change[]): BatchHooks {
  const entries = new Map<string, string>();
  const at = (positions: readonly number[]) => positions.flatMap((position) => changes[position] ?? []);
  return {
    beforeSend: async (positions) => {
      for (const [change, id] of await recordIntents(run, at(positions))) entries.set(change, id);
    },
    onDone: async (positions, results) => {
      const outcomes = at(positions).map((change, i) => ({
        change,
        error: results[i]?.error ?? null,
        graphRequestId: results[i]?.requestId ?? '',
      }));
      await recordEnds(run, entries, outcomes);
    },
  };
}
