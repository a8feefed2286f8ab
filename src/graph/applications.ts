import type { Application } from '@microsoft/microsoft-graph-types';
import type { Graph } from './client.ts';
import { quote, segment } from './call/odata.ts';
import { graphProblem } from './graph-error.ts';
import { orSlower } from './call/or-slower.ts';
import { readAll, readOne } from './call/paging.ts';

/** Properties selected whenever an application is read. */
export const applicationProperties =
  'id,appId,displayName,createdDateTime,applicationTemplateId,tags,notes,identifierUris,web,appRoles,signInAudience';

/** Returns an application by object id; null = not found. */
export async function getApplication(graph: Graph, id: string): Promise<Application | null> {
  return readOne(graph.api(`/applications/${segment(id)}`).select(applicationProperties));
}

/** Lists the applications with a tag. Lists lag behind: a new application can be read by id before it is listed. */
export async function listApplicationsByTag(graph: Graph, tag: string): Promise<Application[]> {
  return listApplications(graph, `tags/any(t:t eq ${quote(tag)})`);
}

/** Lists the applications with exactly this display name; display names are not unique. */
export async function listApplicationsByDisplayName(graph: Graph, name: string): Promise<Application[]> {
  return listApplications(graph, `displayName eq ${quote(name)}`);
}

/** Lists the applications that hold one of the identifier URIs; deleted ones are not listed. */
export async function listApplicationsByIdentifierUri(
  graph: Graph,
  uris: readonly string[],
): Promise<Application[]> {
  return listApplications(graph, holdOneOf(uris));
}

/** Updates the properties in `patch`; collections are replaced as a whole. */
export async function updateApplication(graph: Graph, id: string, patch: Application): Promise<void> {
  await graph.api(`/applications/${segment(id)}`).patch(patch);
}

/**
 * Whether Graph refused an update because a policy of the organisation restricts new identifier URIs. An application
 * that takes access tokens of version 2 is exempt by default. The code is not documented; both messages name this link.
 * https://learn.microsoft.com/entra/identity-platform/identifier-uri-restrictions
 */
export function isRefusedByUriPolicy(error: unknown): boolean {
  const message = graphProblem(error)?.message ?? '';
  return /identifier-uri-addition-error|failed to add identifier uri/i.test(message);
}

/** Deletes the application and its service principal; both can be restored for 30 days. A 404 (isNotFound) means it was
 * already deleted, possibly by the first attempt of this very call. */
export async function deleteApplication(graph: Graph, id: string): Promise<void> {
  await graph.api(`/applications/${segment(id)}`).delete();
}

async function listApplications(graph: Graph, filter: string): Promise<Application[]> {
  return readAll(graph, graph.api('/applications').filter(filter).select(applicationProperties).top(999));
}

/**
 * Lists the deleted applications that hold one of the identifier URIs (for 30 days, or until permanently deleted), and
 * perhaps others. Where Graph refuses the filter, all deleted ones are listed.
 * https://learn.microsoft.com/graph/api/directory-deleteditems-list#optional-query-parameters
 */
export async function listDeletedByIdentifierUri(
  graph: Graph,
  uris: readonly string[],
): Promise<Application[]> {
  const request = () =>
    graph
      .api('/directory/deletedItems/microsoft.graph.application')
      .select('id,appId,displayName,deletedDateTime,identifierUris,tags,notes')
      .top(999);
  return orSlower(
    graph,
    'the filter of deleted applications',
    () => readAll<Application>(graph, request().filter(holdOneOf(uris))),
    () => readAll(graph, request()),
  );
}

function holdOneOf(uris: readonly string[]): string {
  return uris.map((uri) => `identifierUris/any(u:u eq ${quote(uri)})`).join(' or ');
}
