import type { Graph } from './client.ts';
import { readMany } from './call/batch/read-many.ts';
import { segment } from './call/odata.ts';
import { isGuid } from '../guid.ts';

/**
 * Finds the items of a collection that each text identifies: an object id by key, anything else by the filter built
 * from it.
 */
export async function findMany<T extends object>(
  graph: Graph,
  texts: readonly string[],
  collection: '/users' | '/groups',
  properties: string,
  filterFor: (text: string) => string,
): Promise<T[][]> {
  const paths = texts.map((text) =>
    isGuid(text)
      ? `${collection}/${segment(text)}?$select=${properties}`
      : filtered(collection, filterFor(text), properties),
  );
  const answers = await readMany<T | { value: T[] }>(graph, 'v1.0', paths);
  return answers.map((answer) => {
    if (answer === null) return [];
    return 'value' in answer ? answer.value : [answer];
  });
}

/** Finds the items of a collection that pass each filter, in order, 20 filters in a call; at most `most` for each. */
export async function findFiltered<T extends object>(
  graph: Graph,
  filters: readonly string[],
  collection: '/users' | '/groups',
  properties: string,
  most?: number,
): Promise<T[][]> {
  const top = most === undefined ? '' : `&$top=${most}`;
  const paths = filters.map((filter) => filtered(collection, filter, properties) + top);
  const answers = await readMany<{ value: T[] }>(graph, 'v1.0', paths);
  return answers.map((answer) => answer?.value ?? []);
}

function filtered(collection: string, filter: string, properties: string): string {
  return `${collection}?$filter=${filter.replaceAll(' ', '%20')}&$select=${properties}`;
}
