import type { Graph } from '../../client.ts';
import { graphProblem } from '../../graph-error.ts';
import { failed, readAnswer, type BatchAnswer, type BatchResult } from './batch-result.ts';
import { isShortWait, withPatience } from '../patience.ts';
import { withRequestIds } from '../writes.ts';

/** One call inside a batch. */
export interface BatchItem {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Relative to the version. */
  url: string;
  body?: object;
  /** Whether the call can safely be sent again when the outcome of the first attempt is unknown. */
  isRepeatable: boolean;
}

const tries = 4;

/** Throttled and not executed: https://learn.microsoft.com/graph/json-batching */
const refusedUndone = [429, 424];
const unclear = [0, 500, 502, 503, 504];

/**
 * Sends up to 20 items in one call; results are in the order of `items`, and if the whole batch fails, each item gets
 * its error. Throttled items are sent again after the longest `Retry-After` among them; repeatable items also after a
 * server error or a lost response. Items that must wait longer than 8 s are returned as they are, for the job queue.
 * https://learn.microsoft.com/graph/throttling#throttling-and-batching
 */
export async function sendBatch(
  graph: Graph,
  version: 'v1.0' | 'beta',
  items: readonly BatchItem[],
): Promise<BatchResult[]> {
  const results = new Map<number, BatchResult>();
  let left = items.map((item, position) => ({ ...item, position }));
  const attempt = async () => {
    const ends = await post(graph, version, left);
    left.forEach(({ position }, i) => results.set(position, ends[i] ?? readAnswer(undefined, '')));
    left = left.filter(({ isRepeatable, position }) => isPutOff(results.get(position), isRepeatable));
    throwLongestWait(left.flatMap(({ position }) => results.get(position) ?? []));
  };
  await withPatience(tries, attempt).catch((error: unknown) => {
    // Items that are still throttled keep their own error.
    if (!graphProblem(error)) throw error;
  });
  return items.map((_, position) => results.get(position) ?? readAnswer(undefined, ''));
}

async function post(graph: Graph, version: string, items: readonly BatchItem[]): Promise<BatchResult[]> {
  const requests = items.map(({ method, url, body }, i) => ({
    id: String(i),
    method,
    url,
    ...(body && { body, headers: { 'Content-Type': 'application/json' } }),
  }));
  const batchIds: string[] = [];
  const batch = withRequestIds(graph, batchIds).api('/$batch').version(version);
  const results = await batch.post({ requests }).then(
    (answer: { responses?: BatchAnswer[] } | undefined) => {
      const byId = new Map(answer?.responses?.map((response) => [response.id, response]));
      return requests.map(({ id }) => readAnswer(byId.get(id), batchIds[0] ?? ''));
    },
    (error: unknown) => requests.map(() => failed(error, batchIds[0] ?? '')),
  );
  const written = results.filter((_, i) => items[i]?.method !== 'GET');
  for (const requestId of new Set(written.map((one) => one.requestId)))
    if (requestId) graph.noteWrite(requestId);
  return results;
}

function isPutOff(result: BatchResult | undefined, isRepeatable: boolean): boolean {
  if (!result?.error || !isShortWait(result.retryAfterSeconds)) return false;
  return refusedUndone.includes(result.status) || (isRepeatable && unclear.includes(result.status));
}

function throwLongestWait(putOff: readonly BatchResult[]): void {
  const [longest] = putOff.toSorted((a, b) => (b.retryAfterSeconds ?? 0) - (a.retryAfterSeconds ?? 0));
  if (longest?.error) throw longest.error;
}
