import { z } from 'zod';
import { deletePrincipal } from '../directory/delete-principal.ts';
import { getUser } from '../directory/lookup.ts';
import { groupsOf } from '../directory/membership.ts';
import { readBody } from '../http/body.ts';
import { ok } from '../http/message.ts';
import { bothVersions, type Route, type RouteHandler } from '../http/router.ts';
import { answerItem, answerList } from '../odata/answer.ts';
import { contextOf } from '../odata/resource.ts';
import { groupResource, userResource } from '../odata/resources.ts';

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
