import type { Application } from '@microsoft/microsoft-graph-types';
import { readMany } from './call/batch/read-many.ts';
import { quote } from './call/odata.ts';
import type { Graph } from './client.ts';

/**
 * Finds applications with one of the tags or exactly one of the names, without duplicates; one call for 20. Lists lag
 * behind.
 */
export async function findMarked(
  graph: Graph,
  marks: { tags: readonly string[]; names: readonly string[] },
): Promise<Application[]> {
  const filters = [
    ...marks.tags.map((tag) => `tags/any(t:t eq ${quote(tag)})`),
    ...marks.names.map((name) => `displayName eq ${quote(name)}`),
  ];
  const paths = filters.map(
    (filter) => `/applications?$filter=${filter.replaceAll(' ', '%20')}&$select=id,displayName`,
  );
  const lists = await readMany<{ value: Application[] }>(graph, 'v1.0', paths);
  const found = lists.flatMap((list) => list?.value ?? []);
  return [...new Map(found.map((one) => [one.id, one])).values()];
}
