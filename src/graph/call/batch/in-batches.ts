/** https://learn.microsoft.com/graph/json-batching#batch-size-limitations */
const batchSize = 20;

/** Enough for 200 people in the time of one call; Graph's limits count every item, at once or not. */
const batchesAtOnce = 10;

/** Splits `items` into batches of 20 and runs `work` on up to ten at once; results are in the order of `items`. After
 * a failure no new batch starts, and the error is thrown once the running batches have finished. */
export async function inBatches<T, R>(
  items: readonly T[],
  work: (batch: readonly T[], start: number) => Promise<R[]>,
): Promise<R[]> {
  const batches = Array.from({ length: Math.ceil(items.length / batchSize) }, (_, i) => i * batchSize);
  const waiting = [...batches];
  const results = new Map<number, R[]>();
  const lane = async () => {
    for (let start = waiting.shift(); start !== undefined; start = waiting.shift()) {
      results.set(start, await work(items.slice(start, start + batchSize), start));
    }
  };
  const stop = (error: unknown) => {
    waiting.length = 0;
    throw error;
  };
  const ends = await Promise.allSettled(Array.from({ length: batchesAtOnce }, () => lane().catch(stop)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return batches.flatMap((start) => results.get(start) ?? []);
}
