import type { ServicePrincipal } from '@microsoft/microsoft-graph-types';
import type { Graph } from './client.ts';
import { quote, segment } from './call/odata.ts';
import { readOne } from './call/paging.ts';
import { graphProblem } from './graph-error.ts';

/** Properties selected whenever a service principal is read. */
export const servicePrincipalProperties =
  'id,appId,displayName,accountEnabled,appRoleAssignmentRequired,appRoles,tags,notes';

/** Returns a service principal by object id; null = not found. */
export async function getServicePrincipal(graph: Graph, id: string): Promise<ServicePrincipal | null> {
  return readOne(graph.api(`/servicePrincipals/${segment(id)}`).select(servicePrincipalProperties));
}

/** Whether a service principal can be read by its object id. */
export async function hasServicePrincipal(graph: Graph, id: string): Promise<boolean> {
  return (await readOne(graph.api(`/servicePrincipals/${segment(id)}`).select('id'))) !== null;
}

/**
 * Finds the service principal of an application by its appId. Reads by key, not with a filter, because lists lag
 * behind.
 */
export async function findServicePrincipalByAppId(
  graph: Graph,
  appId: string,
): Promise<ServicePrincipal | null> {
  return readOne(graph.api(`/servicePrincipals(appId=${quote(appId)})`).select(servicePrincipalProperties));
}

/**
 * Creates the service principal of an application that has none. Throws (isSecondServicePrincipal) if it has one, which
 * this replica may not know yet. https://learn.microsoft.com/graph/api/serviceprincipal-post-serviceprincipals
 */
export async function createServicePrincipal(
  graph: Graph,
  servicePrincipal: ServicePrincipal,
): Promise<ServicePrincipal> {
  return graph.api('/servicePrincipals').post(servicePrincipal);
}

/** Whether Graph refused to create or restore a service principal because the application has one. */
export function isSecondServicePrincipal(error: unknown): boolean {
  return graphProblem(error)?.code === 'Request_MultipleObjectsWithSameKeyValue';
}

/** Updates the properties in `patch`; collections are replaced as a whole. */
export async function updateServicePrincipal(
  graph: Graph,
  id: string,
  patch: ServicePrincipal,
): Promise<void> {
  await graph.api(`/servicePrincipals/${segment(id)}`).patch(patch);
}
