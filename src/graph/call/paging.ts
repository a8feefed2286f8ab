import type { GraphRequest } from '@microsoft/microsoft-graph-client';
import type { Graph } from '../client.ts';
import { isNotFound } from '../graph-error.ts';

/** One page of a collection. */
export interface Page<T> {
  value: T[];
  '@odata.nextLink'?: string;
}

/** Returns all items of a collection, from all pages. */
export async function readAll<T>(graph: Graph, request: GraphRequest): Promise<T[]> {
  return readRest(graph, await request.get());
}

/**
 * Returns the items of a page and of all following pages. The client's PageIterator follows only `https` links, so it
 * does not work with a local simulator.
 */
export async function readRest<T>(graph: Graph, first: Page<T>): Promise<T[]> {
  const items = [...first.value];
  let link = first['@odata.nextLink'];
  while (link !== undefined) {
    const page: Page<T> = await nextPage(graph, link).get();
    items.push(...page.value);
    link = page['@odata.nextLink'];
  }
  return items;
}

/** Returns one object, or null if Graph answers 404. */
export async function readOne<T>(request: GraphRequest): Promise<T | null> {
  try {
    return await request.get();
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/**
 * Uses only the version, path and query of the link, so that the token is never sent to another root than the
 * configured one.
 */
export function nextPage(graph: Graph, link: string): GraphRequest {
  const { pathname, search } = new URL(link);
  const [, version, path] = /\/(v1\.0|beta)(\/.*)$/.exec(pathname) ?? [];
  if (version === undefined || path === undefined) throw new RangeError('Graph sent a link we cannot follow');
  return graph.api(path).version(version).query(search.slice(1));
}
