import type { BatchResult } from '../../../graph/call/batch/batch-result.ts';
import type { BatchHooks } from '../../../graph/call/batch/write-many.ts';
import type { Change } from '../../model/publication/change.ts';
import { recordEnds, type Run } from '../../run/run.ts';
import { isSettling, settle } from '../../run/settle.ts';

/**
 * Resends the remaining changes while their errors only call for waiting; throws any other error. `worthwhile` = those
 * of the refused changes that waiting may mend; if absent, all.
 */
export async function inBatches<C extends Change>(
  run: Run,
  changes: readonly C[],
  send: (left: readonly C[], hooks: BatchHooks) => Promise<BatchResult[]>,
  worthwhile: (refused: readonly C[]) => Promise<readonly C[]> = async (refused) => refused,
): Promise<void> {
  let left = changes;
  await settle(run.deps, async () => {
    const results = await send(left, ledgerHooks(run, left));
    left = left.filter((_, i) => results[i]?.error);
    const errors = results.flatMap(({ error }) => error ?? []);
    const final = errors.find((one) => !isSettling(one));
    if (final) throw final;
    if (left.length > 0) left = await worthwhile(left);
    if (left.length > 0) throw errors[0];
  });
}

/** Records each batch in the ledger: intents before it is sent, outcomes once its responses have arrived. */
function ledgerHooks(run: Run, changes: readonly Change[]): BatchHooks {
  const entries = new Map<string, string>();
  const at = (positions: readonly number[]) => positions.flatMap((position) => changes[position] ?? []);
  return {
    beforeSend: async (positions) => {
      for (const [change, id] of await run.records.intend(at(positions))) entries.set(change, id);
    },
    onDone: async (positions, results) => {
      const outcomes = at(positions).map((change, i) => ({
        change,
        error: results[i]?.error ?? null,
        graphRequestId: results[i]?.requestId ?? '',
      }));
      recordEnds(run, entries, outcomes);
    },
  };
}
