import type { Graph } from './client.ts';
import { readMany } from './call/batch/read-many.ts';
import { segment } from './call/odata.ts';

const collections = ['users', 'groups', 'servicePrincipals'];

/**
 * Returns those of the object ids under which there is no user, group or service principal, 20 looked up in a call. One
 * that was made a moment ago may be among them, because a replica does not know it yet.
 */
export async function findMissingPrincipals(graph: Graph, ids: readonly string[]): Promise<string[]> {
  let missing = [...ids];
  for (const collection of collections) {
    const paths = missing.map((id) => `/${collection}/${segment(id)}?$select=id`);
    const found = await readMany<object>(graph, 'v1.0', paths);
    missing = missing.filter((_, i) => found[i] === null);
  }
  return missing;
}
