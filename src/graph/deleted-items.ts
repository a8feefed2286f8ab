import type { Graph } from './client.ts';
import { segment } from './call/odata.ts';

/** Brings a deleted application and its service principal back. 404 (isNotFound) = it is not among the deleted ones,
 * possibly restored by the first try of this very call.
 * https://learn.microsoft.com/graph/api/directory-deleteditems-restore */
export async function restoreDeletedItem(graph: Graph, id: string): Promise<void> {
  await graph.api(`/directory/deletedItems/${segment(id)}/restore`).post({});
}
