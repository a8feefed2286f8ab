import type { Application } from '@microsoft/microsoft-graph-types';
import type { Graph } from './client.ts';
import { quote, segment } from './call/odata.ts';
import { readAll, readOne } from './call/paging.ts';

/** What every reading of an application asks for. */
export const applicationProperties =
  'id,appId,displayName,createdDateTime,applicationTemplateId,tags,notes,identifierUris,web,appRoles';

/** An application by object id; null = not there. */
export async function getApplication(graph: Graph, id: string): Promise<Application | null> {
  return readOne(graph.api(`/applications/${segment(id)}`).select(applicationProperties));
}

/** Lists lag behind: a new application shows up by id first. */
export async function listApplicationsByTag(graph: Graph, tag: string): Promise<Application[]> {
  return listApplications(graph, `tags/any(t:t eq ${quote(tag)})`);
}

/** Display names are not unique. */
export async function listApplicationsByDisplayName(graph: Graph, name: string): Promise<Application[]> {
  return listApplications(graph, `displayName eq ${quote(name)}`);
}

/** At most one application of the tenant holds an identifier URI, apart from deleted ones. */
export async function listApplicationsByIdentifierUri(graph: Graph, uri: string): Promise<Application[]> {
  return listApplications(graph, `identifierUris/any(u:u eq ${quote(uri)})`);
}

/** Changes what is in `patch`; collections are replaced as a whole. */
export async function updateApplication(graph: Graph, id: string, patch: Application): Promise<void> {
  await graph.api(`/applications/${segment(id)}`).patch(patch);
}

/** Deletes the application and its service principal; both can be restored for 30 days. 404 (isNotFound) means gone
 * already, possibly through the first try of this very call. */
export async function deleteApplication(graph: Graph, id: string): Promise<void> {
  await graph.api(`/applications/${segment(id)}`).delete();
}

async function listApplications(graph: Graph, filter: string): Promise<Application[]> {
  return readAll(graph, graph.api('/applications').filter(filter).select(applicationProperties).top(999));
}

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
