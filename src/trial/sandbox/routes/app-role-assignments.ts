import { z } from 'zod';
import { assign, unassign } from '../directory/assign.ts';
import { getServicePrincipal, getUser } from '../directory/lookup.ts';
import { readBody } from '../http/body.ts';
import { notFound, refused } from '../http/fault.ts';
import { created, noContent, type ApiRequest, type ApiResponse } from '../http/message.ts';
import { bothVersions, type Params, type Route, type RouteHandler } from '../http/router.ts';
import { answerList } from '../odata/answer.ts';
import { contextOf, project } from '../odata/resource.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { assignmentResource } from '../odata/resources.ts';

const grantBody = z.strictObject({ principalId: z.guid(), resourceId: z.guid(), appRoleId: z.guid() });

/** Assignments can be listed by application, by user and by group:
 * https://learn.microsoft.com/graph/api/resources/approleassignment */
export const appRoleAssignmentRoutes: Route[] = [
  {
    method: 'GET',
    path: 'servicePrincipals/{id}/appRoleAssignedTo',
    versions: bothVersions,
    handler(tenant, request, { id = '' }) {
      const { properties } = getServicePrincipal(tenant, id);
      return answerList(request, assignmentResource, tenant.assignmentsOn.get(properties.id)?.values() ?? []);
    },
  },
  { method: 'POST', path: 'servicePrincipals/{id}/appRoleAssignedTo', versions: bothVersions, handler: post },
  {
    method: 'DELETE',
    path: 'servicePrincipals/{id}/appRoleAssignedTo/{assignmentId}',
    versions: bothVersions,
    handler(tenant, _request, { id = '', assignmentId = '' }) {
      unassign(tenant, getServicePrincipal(tenant, id).properties.id, assignmentId);
      return noContent;
    },
  },
  {
    method: 'GET',
    path: 'users/{id}/appRoleAssignments',
    versions: bothVersions,
    handler: listOf((tenant, id) => getUser(tenant, id).id),
  },
  {
    method: 'GET',
    path: 'groups/{id}/appRoleAssignments',
    versions: bothVersions,
    handler: listOf((tenant, id) => {
      const found = tenant.groups.get(id.toLowerCase());
      if (found === undefined) throw notFound(id);
      return found.group.id;
    }),
  },
];

function listOf(principalId: (tenant: Tenant, id: string) => string): RouteHandler {
  return (tenant, request, { id = '' }) => {
    const wanted = principalId(tenant, id);
    const all = [...tenant.assignments.values()];
    return answerList(
      request,
      assignmentResource,
      all.filter((assignment) => assignment.principalId === wanted),
    );
  };
}

function post(tenant: Tenant, request: ApiRequest, { id = '' }: Params): ApiResponse {
  const grant = readBody(request, grantBody, 'AppRoleAssignment');
  const known = tenant.servicePrincipals.get(id.toLowerCase());
  if (known === undefined) throw notFound(id);
  if (grant.resourceId.toLowerCase() !== known.properties.id) {
    throw refused("Invalid value specified for property 'resourceId' of resource 'AppRoleAssignment'.");
  }
  const assignment = assign(tenant, grant);
  const set = `servicePrincipals('${id}')/appRoleAssignedTo/$entity`;
  return created({
    '@odata.context': contextOf(request.baseUrl, request.version, set, null),
    ...project(assignmentResource, assignment, request.version, null),
  });
}
