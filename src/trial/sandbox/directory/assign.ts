import { randomUUID } from 'node:crypto';
import { notFound, refused } from '../http/fault.ts';
import type { AppRoleAssignment, ServicePrincipalRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { isReadable, refuseReference } from './lookup.ts';

/** An app role assignment to create: role, principal and resource. */
export interface Grant {
  principalId: string;
  resourceId: string;
  appRoleId: string;
}

const noRole = '00000000-0000-0000-0000-000000000000';

/** Assigns an app role to a user or group. Refuses objects that are unknown or not replicated yet, duplicate
 * assignments, roles that are disabled or not for users, and groups that are not security-enabled. Only the words of the
 * first three are reported ones.
 * https://learn.microsoft.com/entra/identity/enterprise-apps/assign-user-or-group-access-portal
 * https://learn.microsoft.com/graph/api/serviceprincipal-post-approleassignedto */
export function assign(tenant: Tenant, grant: Grant): AppRoleAssignment {
  const resource = tenant.servicePrincipals.get(grant.resourceId.toLowerCase());
  const principal = findPrincipal(tenant, grant.principalId.toLowerCase());
  if (resource === undefined || !isReadable(resource) || principal === null) throw refuseReference();
  checkRole(resource, grant.appRoleId);

  const assignment: AppRoleAssignment = {
    id: randomUUID(),
    appRoleId: grant.appRoleId.toLowerCase(),
    createdDateTime: new Date().toISOString(),
    deletedDateTime: null,
    ...principal,
    resourceDisplayName: resource.properties.displayName,
    resourceId: resource.properties.id,
  };
  checkNew(tenant, assignment);
  tenant.write(['assignments', assignment.id, assignment]);
  return assignment;
}

/** Removes an assignment of a service principal; throws 404 if there is none. */
export function unassign(tenant: Tenant, servicePrincipalId: string, assignmentId: string): void {
  if (!tenant.assignmentsOn.get(servicePrincipalId)?.has(assignmentId)) throw notFound(assignmentId);
  tenant.write(['assignments', assignmentId, null]);
}

function findPrincipal(tenant: Tenant, id: string) {
  const user = tenant.users.get(id);
  if (user)
    return { principalDisplayName: user.displayName, principalId: id, principalType: 'User' } as const;
  const found = tenant.groups.get(id);
  if (!found) return null;
  if (!found.group.securityEnabled) throw refused('The group is not security-enabled.');
  return {
    principalDisplayName: found.group.displayName,
    principalId: id,
    principalType: 'Group',
  } as const;
}

function checkRole({ properties }: ServicePrincipalRecord, appRoleId: string): void {
  const roles = properties.appRoles.filter((role) => role.allowedMemberTypes.includes('User'));
  const found = roles.find((role) => role.id === appRoleId.toLowerCase());
  const isKnown = roles.length === 0 ? appRoleId === noRole : found?.isEnabled;
  if (!isKnown) {
    throw refused(`Permission being assigned was not found on application '${properties.appId}'.`);
  }
}

function checkNew(tenant: Tenant, { resourceId, principalId, appRoleId }: AppRoleAssignment): void {
  const existing = tenant.assignmentsOn.get(resourceId)?.values() ?? [];
  for (const other of existing) {
    if (other.principalId === principalId && other.appRoleId === appRoleId) {
      const message = 'Permission being assigned already exists on the object';
      throw refused(message, [{ code: 'InvalidUpdate', message, target: 'resourceId' }]);
    }
  }
}
