import type { ServicePrincipal } from '@microsoft/microsoft-graph-types';
import type { Graph } from './client.ts';
import { quote, segment } from './call/odata.ts';
import { readOne } from './call/paging.ts';

/** What every reading of a service principal asks for. */
export const servicePrincipalProperties =
  'id,appId,displayName,accountEnabled,appRoleAssignmentRequired,appRoles,tags,notes';

/** A service principal by object id; null = not there. */
export async function getServicePrincipal(graph: Graph, id: string): Promise<ServicePrincipal | null> {
  return readOne(graph.api(`/servicePrincipals/${segment(id)}`).select(servicePrincipalProperties));
}

/** The service principal of an application, by the application's appId. By key, not by a filter: lists lag behind. */
export async function findServicePrincipalByAppId(
  graph: Graph,
  appId: string,
): Promise<ServicePrincipal | null> {
  return readOne(graph.api(`/servicePrincipals(appId=${quote(appId)})`).select(servicePrincipalProperties));
}

/** Changes what is in `patch`; collections are replaced as a whole. */
export async function updateServicePrincipal(
  graph: Graph,
  id: string,
  patch: ServicePrincipal,
): Promise<void> {
  await graph.api(`/servicePrincipals/${segment(id)}`).patch(patch);
}
