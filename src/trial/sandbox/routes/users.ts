import { z } from 'zod';
import { deletePrincipal } from '../directory/delete-principal.ts';
import { getUser } from '../directory/lookup.ts';
import { groupsOf } from '../directory/membership.ts';
import { readBody } from '../http/body.ts';
import { noContent, ok } from '../http/message.ts';
import { bothVersions, type Route, type RouteHandler } from '../http/router.ts';
import { answerItem, answerList } from '../odata/answer.ts';
import type { User } from '../tenant/records.ts';
import { contextOf } from '../odata/resource.ts';
import { groupResource, userResource } from '../odata/resources.ts';

/**
 * What PATCH may set, as far as the tenant supports it; what is synchronised from Active Directory is read-only:
 * https://learn.microsoft.com/graph/api/user-update
 */
const userBody = z.strictObject({
  accountEnabled: z.boolean().optional(),
  department: z.string().max(64).nullish(),
  displayName: z.string().min(1).max(256).optional(),
  jobTitle: z.string().max(128).nullish(),
  userType: z.enum(['Member', 'Guest']).optional(),
});

const checkBody = z.strictObject({ groupIds: z.array(z.guid()).max(20) });

/** https://learn.microsoft.com/graph/api/resources/user */
export const userRoutes: Route[] = [
  {
    method: 'GET',
    path: 'users',
    versions: bothVersions,
    handler: (tenant, request) => answerList(request, userResource, tenant.users.values()),
  },
  {
    method: 'GET',
    path: 'users/{id}',
    versions: bothVersions,
    handler: (tenant, request, { id = '' }) => answerItem(request, userResource, getUser(tenant, id)),
  },
  {
    method: 'PATCH',
    path: 'users/{id}',
    versions: bothVersions,
    handler(tenant, request, { id = '' }) {
      const user = getUser(tenant, id);
      const changes = readBody(request, userBody, 'User');
      tenant.write(['changedUsers', user.id, { ...user, ...changes } as User]);
      return noContent;
    },
  },
  {
    method: 'DELETE',
    path: 'users/{id}',
    versions: bothVersions,
    handler: (tenant, _request, { id = '' }) => deletePrincipal(tenant, getUser(tenant, id).id),
  },
  {
    method: 'POST',
    path: 'users/{id}/checkMemberGroups',
    versions: bothVersions,
    handler(tenant, request, { id = '' }) {
      const wanted = readBody(request, checkBody, 'User').groupIds.map((groupId) => groupId.toLowerCase());
      const groupIds = groupsOf(tenant, getUser(tenant, id).id, true).map((group) => group.id);
      return ok({
        '@odata.context': contextOf(request.baseUrl, request.version, 'Collection(Edm.String)', null),
        value: wanted.filter((groupId) => groupIds.includes(groupId)),
      });
    },
  },
  ...['memberOf', 'memberOf/microsoft.graph.group'].map((path) => groupsRoute(path, false)),
  ...['transitiveMemberOf', 'transitiveMemberOf/microsoft.graph.group'].map((path) =>
    groupsRoute(path, true),
  ),
];

function groupsRoute(path: string, transitive: boolean): Route {
  const handler: RouteHandler = (tenant, request, { id = '' }) =>
    answerList(request, groupResource, groupsOf(tenant, getUser(tenant, id).id, transitive));
  return { method: 'GET', path: `users/{id}/${path}`, versions: bothVersions, handler };
}
