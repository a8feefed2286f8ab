import type { Graph } from '../../client.ts';
import { readRest, type Page } from '../paging.ts';
import { inBatches } from './in-batches.ts';
import { sendBatch } from './send-batch.ts';

/** Reads many objects with few calls; results are in the order of `paths` (relative to the version); null = not found.
 * Throws the error of the first object that could not be read, after sendBatch's retries. */
export async function readMany<T>(
  graph: Graph,
  version: 'v1.0' | 'beta',
  paths: readonly string[],
): Promise<(T | null)[]> {
  return inBatches(paths, async (batch) => {
    const items = batch.map((url) => ({ method: 'GET' as const, url, isRepeatable: true }));
    const results = await sendBatch(graph, version, items);
    return results.map(({ status, error, body }) => {
      if (status === 404) return null;
      if (error) throw error;
      return body as T;
    });
  });
}

/** Like readMany, for collections: returns all pages of each; null = the parent object was not found. */
export async function readManyLists<T>(
  graph: Graph,
  version: 'v1.0' | 'beta',
  paths: readonly string[],
): Promise<(T[] | null)[]> {
  const pages = await readMany<Page<T>>(graph, version, paths);
  return Promise.all(pages.map(async (page) => page && readRest(graph, page)));
}
