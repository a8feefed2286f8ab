import type { Graph } from '../../client.ts';
import { isForbidden } from '../../graph-error.ts';
import { readRest, type Page } from '../paging.ts';
import type { BatchResult } from './batch-result.ts';
import { inBatches } from './in-batches.ts';
import { sendBatch } from './send-batch.ts';

/** Reads many objects with few calls; results are in the order of `paths` (relative to the version); null = not found.
 * Throws the error of the first object that could not be read, after sendBatch's retries. */
export async function readMany<T>(
  graph: Graph,
  version: 'v1.0' | 'beta',
  paths: readonly string[],
): Promise<(T | null)[]> {
  return inBatches(paths, async (batch) => (await readBatch(graph, version, batch)).map(bodyOf<T>));
}

/** Like readMany, but what Graph does not allow the caller to read is returned as its error. */
export async function readManyAllowed<T>(
  graph: Graph,
  version: 'v1.0' | 'beta',
  paths: readonly string[],
): Promise<(T | Error | null)[]> {
  return inBatches(paths, async (batch) => {
    const results = await readBatch(graph, version, batch);
    return results.map((result) => (isForbidden(result.error) ? result.error : bodyOf<T>(result)));
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

function readBatch(graph: Graph, version: 'v1.0' | 'beta', paths: readonly string[]): Promise<BatchResult[]> {
  const items = paths.map((url) => ({ method: 'GET' as const, url, isRepeatable: true }));
  return sendBatch(graph, version, items);
}

function bodyOf<T>({ status, error, body }: BatchResult): T | null {
  if (status === 404) return null;
  if (error) throw error;
  return body as T;
}
