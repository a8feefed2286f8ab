import type { Graph } from '../../client.ts';
import type { BatchResult } from './batch-result.ts';
import { inBatches } from './in-batches.ts';
import { sendBatch, type BatchItem } from './send-batch.ts';

/** A write among many. */
export interface Write extends BatchItem {
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Whether a refusal means that what was wanted is so already, which counts as done. */
  isDoneBy(error: Error): boolean;
}

/** What happens around each batch, to record progress. Positions are those of the list that is written. */
export interface BatchHooks {
  /** Once before a batch is sent, not before its retries. Nothing is sent when it throws. */
  beforeSend?(positions: readonly number[]): Promise<void>;
  /** Once when all items of a batch have ended, in the order of `positions`. */
  onDone?(positions: readonly number[], results: readonly BatchResult[]): Promise<void>;
}

/** Carries out many writes, 20 in a call and four calls at once; how each ended, in the order of `writes`.
 * sendBatch says what is sent again. Throws only what a hook throws. */
export async function writeMany(
  graph: Graph,
  version: 'v1.0' | 'beta',
  writes: readonly Write[],
  { beforeSend, onDone }: BatchHooks = {},
): Promise<BatchResult[]> {
  return inBatches(writes, async (batch, start) => {
    const positions = batch.map((_, i) => start + i);
    await beforeSend?.(positions);
    const ends = await sendBatch(graph, version, batch);
    const results = ends.map((end, i) =>
      end.error && batch[i]?.isDoneBy(end.error) ? { ...end, error: null } : end,
    );
    await onDone?.(positions, results);
    return results;
  });
}
