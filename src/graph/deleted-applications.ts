import type { Application } from '@microsoft/microsoft-graph-types';
import type { Graph } from './client.ts';
import { readAll } from './call/paging.ts';

/** Deleted applications that still hold an identifier URI (for 30 days, or until deleted for good).
 * Compared here: no documentation promises a filter on identifierUris among deleted items. */
export async function listDeletedApplicationsByIdentifierUri(
  graph: Graph,
  uri: string,
): Promise<Application[]> {
  const request = graph
    .api('/directory/deletedItems/microsoft.graph.application')
    .select('id,appId,displayName,deletedDateTime,identifierUris,tags,notes');
  const deleted = await readAll<Application>(graph, request);
  return deleted.filter(({ identifierUris }) => identifierUris?.includes(uri));
}
