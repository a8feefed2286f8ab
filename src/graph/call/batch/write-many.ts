import type { Graph } from '../../client.ts';
import type { BatchResult } from './batch-result.ts';
import { inBatches } from './in-batches.ts';
import { sendBatch, type BatchItem } from './send-batch.ts';

/** One of many writes. */
export interface Write extends BatchItem {
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Whether this error means that the wanted state already exists, which counts as done. */
  isDoneBy(error: Error): boolean;
}

/** Callbacks around each batch, to record progress. Positions are indexes into the list of writes. */
export interface BatchHooks {
  /** Called once before a batch is sent, but not before its retries. If it throws, nothing is sent. */
  beforeSend?(positions: readonly number[]): Promise<void>;
  /** Called once all items of a batch have finished, in the order of `positions`. */
  onDone?(positions: readonly number[], results: readonly BatchResult[]): Promise<void>;
}

/** Performs many writes, 20 in a call and up to ten calls at once; results are in the order of `writes`. See sendBatch
 * for retries. Throws only what a hook throws. */
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
