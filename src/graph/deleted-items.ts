import type { Graph } from './client.ts';
import { segment } from './call/odata.ts';

/** Restores a deleted application and its service principal. A 404 (isNotFound) means it is not among the deleted
 * items, possibly because the first attempt of this very call restored it.
 * https://learn.microsoft.com/graph/api/directory-deleteditems-restore */
export async function restoreDeletedItem(graph: Graph, id: string): Promise<void> {
  await graph.api(`/directory/deletedItems/${segment(id)}/restore`).post({});
}
