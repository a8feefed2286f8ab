import type { Graph } from './client.ts';
import { readMany } from './call/batch/read-many.ts';
import { segment } from './call/odata.ts';

/** Restores a deleted application with its service principal, or a service principal deleted by itself. A 404
 * (isNotFound) means it is not among the deleted items, possibly because the first attempt of this very call restored
 * it.
 * https://learn.microsoft.com/graph/api/directory-deleteditems-restore */
export async function restoreDeletedItem(graph: Graph, id: string): Promise<void> {
  await graph.api(`/directory/deletedItems/${segment(id)}/restore`).post({});
}

/**
 * Returns whether each object is among the deleted items; one call for up to 20 ids. Does not use `$select`, because
 * Graph returns a directoryObject here: https://learn.microsoft.com/graph/api/directory-deleteditems-get
 */
export async function areDeleted(graph: Graph, ids: readonly string[]): Promise<boolean[]> {
  const paths = ids.map((id) => `/directory/deletedItems/${segment(id)}`);
  return (await readMany(graph, 'v1.0', paths)).map((one) => one !== null);
}
