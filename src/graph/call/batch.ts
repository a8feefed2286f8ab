import type { Graph } from '../client.ts';
import { readOne } from './paging.ts';

/** https://learn.microsoft.com/graph/json-batching#batch-size-limitations */
const batchSize = 20;

interface BatchAnswer<T> {
  responses: { id: string; status: number; body?: T }[];
}

/** Reads many objects with few calls, answers in the order of `paths` (relative to the version); null = not there.
 * What a batch could not give, throttled items for one, is read again by itself with the usual retries. */
export async function readMany<T>(
  graph: Graph,
  version: 'v1.0' | 'beta',
  paths: readonly string[],
): Promise<(T | null)[]> {
  const items: (T | null)[] = [];
  for (let start = 0; start < paths.length; start += batchSize) {
    items.push(...(await readBatch<T>(graph, version, paths.slice(start, start + batchSize))));
  }
  return items;
}

async function readBatch<T>(graph: Graph, version: string, paths: string[]): Promise<(T | null)[]> {
  const requests = paths.map((url, position) => ({ id: String(position), method: 'GET', url }));
  const answer: BatchAnswer<T> = await graph.api('/$batch').version(version).post({ requests });
  const byId = new Map(answer.responses.map((response) => [response.id, response]));
  return Promise.all(
    paths.map(async (path, position) => {
      const response = byId.get(String(position));
      if (response?.status === 404) return null;
      if (response?.status === 200 && response.body) return response.body;
      return readOne<T>(graph.api(path).version(version));
    }),
  );
}
