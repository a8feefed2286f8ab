import type { AppRoleAssignment } from '@microsoft/microsoft-graph-types';
import type { Graph } from './client.ts';
import { segment } from './call/odata.ts';
import { readAll } from './call/paging.ts';

/** Users, groups and service principals that have a role of a service principal. */
export async function listAppRoleAssignedTo(
  graph: Graph,
  servicePrincipalId: string,
): Promise<AppRoleAssignment[]> {
  return readAll(graph, graph.api(assignedTo(servicePrincipalId)).top(999));
}

/** Gives a user or a group a role of a service principal. A second time is refused (isAlreadyThere); the members of
 * nested groups get nothing: https://learn.microsoft.com/entra/identity/enterprise-apps/assign-user-or-group-access-portal */
export async function assignAppRole(
  graph: Graph,
  assignment: { servicePrincipalId: string; principalId: string; appRoleId: string },
): Promise<AppRoleAssignment> {
  const { servicePrincipalId, principalId, appRoleId } = assignment;
  const body = { principalId, resourceId: servicePrincipalId, appRoleId };
  return graph.api(assignedTo(servicePrincipalId)).post(body);
}

/** Takes a role away; the id is the assignment's, not the principal's. 404 (isNotFound) means gone already, possibly
 * through the first try of this very call. */
export async function unassignAppRole(
  graph: Graph,
  servicePrincipalId: string,
  assignmentId: string,
): Promise<void> {
  await graph.api(`${assignedTo(servicePrincipalId)}/${segment(assignmentId)}`).delete();
}

function assignedTo(servicePrincipalId: string): string {
  return `/servicePrincipals/${segment(servicePrincipalId)}/appRoleAssignedTo`;
}
