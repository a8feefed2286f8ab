import type { Graph } from '../../client.ts';
import { GraphAnswerError, graphProblem, isConcurrentWrite } from '../../graph-error.ts';
import { failed, readAnswer, type BatchAnswer, type BatchResult } from './batch-result.ts';
import { readClaimsChallenge } from '../claims-challenge.ts';
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

/** Not executed: https://learn.microsoft.com/graph/json-batching */
const refusedUndone = [429, 424];
const unclear = [0, 408, 500, 502, 503, 504];

/**
 * Sends up to 20 items in one call; results are in the order of `items`, and if the whole batch fails, each item gets
 * its error. Items that were throttled or met a concurrent write are sent again after the longest `Retry-After` among
 * them; repeatable items also after a server error or a lost response; and items whose token was refused once, with a
 * new one. Items that must wait longer than 8 s are returned as they are, for the job queue.
 * https://learn.microsoft.com/graph/throttling#throttling-and-batching
 */
export async function sendBatch(
  graph: Graph,
  version: 'v1.0' | 'beta',
  items: readonly BatchItem[],
): Promise<BatchResult[]> {
  const results = new Map<number, BatchResult>();
  const lost = readAnswer(undefined, { requestId: '', isPersonal: graph.isPersonal });
  let left = items.map((item, position) => ({ ...item, position }));
  const attempt = async () => {
    const ends = await postWithNewToken(graph, version, left);
    left.forEach(({ position }, i) => results.set(position, ends[i] ?? lost));
    left = left.filter(({ isRepeatable, position }) => isPutOff(results.get(position), isRepeatable));
    throwLongestWait(left.flatMap(({ position }) => results.get(position) ?? []));
  };
  await withPatience(tries, attempt).catch((error: unknown) => {
    // Items that are still throttled keep their own error.
    if (!graphProblem(error)) throw error;
  });
  return items.map((_, position) => results.get(position) ?? lost);
}

/** Sends the items whose token was refused once more; the others of the same batch were carried out. */
async function postWithNewToken(
  graph: Graph,
  version: string,
  items: readonly BatchItem[],
): Promise<BatchResult[]> {
  const generation = graph.tokens.generation();
  const results = await post(graph, version, items);
  const refused = items.filter((_, i) => results[i]?.status === 401);
  const [error] = results.flatMap(({ status, error: one }) =>
    status === 401 && one instanceof GraphAnswerError ? one : [],
  );
  // A batch that was refused as a whole has been repeated already.
  if (refused.length === 0 || !error) return results;
  const claims = readClaimsChallenge(error.facts.challenge ?? '');
  const again = await graph.tokens.renew(generation, claims).then(
    () => post(graph, version, refused),
    (failure: unknown) => refused.map(() => failed(failure, '')),
  );
  return results.map((one) => (one.status === 401 ? (again.shift() ?? one) : one));
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
      return requests.map(({ id }) =>
        readAnswer(byId.get(id), { requestId: batchIds[0] ?? '', isPersonal: graph.isPersonal }),
      );
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
  if (refusedUndone.includes(result.status) || isConcurrentWrite(result.error)) return true;
  return isRepeatable && unclear.includes(result.status);
}

function throwLongestWait(putOff: readonly BatchResult[]): void {
  const [longest] = putOff.toSorted((a, b) => (b.retryAfterSeconds ?? 0) - (a.retryAfterSeconds ?? 0));
  if (longest?.error) throw longest.error;
}
