import type { AppRoleAssignment } from '@microsoft/microsoft-graph-types';
import type { Graph } from './client.ts';
import { segment } from './call/odata.ts';
import { readAll } from './call/paging.ts';
import type { BatchResult } from './call/batch/batch-result.ts';
import { writeMany, type BatchHooks } from './call/batch/write-many.ts';
import { isAlreadyThere, isNotFound } from './graph-error.ts';

/** Lists the users, groups and service principals that hold a role of a service principal. */
export async function listAppRoleAssignedTo(
  graph: Graph,
  servicePrincipalId: string,
): Promise<AppRoleAssignment[]> {
  return readAll(graph, graph.api(assignedTo(servicePrincipalId)).top(999));
}

/** Assigns roles to many users and groups; an assignment that already exists counts as done. Returns the results in
 * order. Members of nested groups inherit nothing:
 * https://learn.microsoft.com/entra/identity/enterprise-apps/assign-user-or-group-access-portal */
export async function assignAppRoles(
  graph: Graph,
  wanted: readonly { servicePrincipalId: string; principalId: string; appRoleId: string }[],
  hooks?: BatchHooks,
): Promise<BatchResult[]> {
  const writes = wanted.map(({ servicePrincipalId, principalId, appRoleId }) => ({
    method: 'POST' as const,
    url: assignedTo(servicePrincipalId),
    body: { principalId, resourceId: servicePrincipalId, appRoleId },
    // Graph refuses a second assignment with "already exists".
    isRepeatable: true,
    isDoneBy: isAlreadyThere,
  }));
  return writeMany(graph, 'v1.0', writes, hooks);
}

/** Removes many role assignments; one that no longer exists counts as done. Returns the results in order. */
export async function unassignAppRoles(
  graph: Graph,
  unwanted: readonly { servicePrincipalId: string; assignmentId: string }[],
  hooks?: BatchHooks,
): Promise<BatchResult[]> {
  const writes = unwanted.map(({ servicePrincipalId, assignmentId }) => ({
    method: 'DELETE' as const,
    url: `${assignedTo(servicePrincipalId)}/${segment(assignmentId)}`,
    isRepeatable: true,
    isDoneBy: isNotFound,
  }));
  return writeMany(graph, 'v1.0', writes, hooks);
}

function assignedTo(servicePrincipalId: string): string {
  return `/servicePrincipals/${segment(servicePrincipalId)}/appRoleAssignedTo`;
}
