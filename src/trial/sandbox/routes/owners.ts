import { z } from 'zod';
import { getApplication, getServicePrincipal, getUser } from '../directory/lookup.ts';
import { readBody } from '../http/body.ts';
import { malformed, notFound, refused } from '../http/fault.ts';
import { noContent } from '../http/message.ts';
import { bothVersions, type Route } from '../http/router.ts';
import { answerList } from '../odata/answer.ts';
import { userResource } from '../odata/resources.ts';
import type { Tenant } from '../tenant/tenant.ts';

type Find = (tenant: Tenant, id: string) => { properties: { id: string } };

const reference = z.strictObject({ '@odata.id': z.string() });

/** Owners, who here are users only: https://learn.microsoft.com/graph/api/application-list-owners */
export const ownerRoutes: Route[] = [
  ...routesOf('applications', getApplication),
  ...routesOf('servicePrincipals', getServicePrincipal),
];

function routesOf(collection: string, find: Find): Route[] {
  const idsOf = (tenant: Tenant, key: string): [id: string, userIds: string[]] => {
    const { id } = find(tenant, key).properties;
    return [id, tenant.owners.get(id)?.userIds ?? []];
  };
  return [
    {
      method: 'GET',
      path: `${collection}/{id}/owners`,
      versions: bothVersions,
      handler(tenant, request, { id: key = '' }) {
        const [, userIds] = idsOf(tenant, key);
        return answerList(
          request,
          userResource,
          userIds.filter((one) => !tenant.deletedPrincipals.has(one)).map((one) => getUser(tenant, one)),
        );
      },
    },
    {
      method: 'POST',
      path: `${collection}/{id}/owners/$ref`,
      versions: bothVersions,
      handler(tenant, request, { id: key = '' }) {
        const [id, userIds] = idsOf(tenant, key);
        const text = readBody(request, reference, 'owners')['@odata.id'];
        const userId = /\/(?:users|directoryObjects)\/([^/]+)$/i.exec(text)?.[1];
        if (userId === undefined) throw malformed(`Invalid entity reference '${text}'.`);
        const user = getUser(tenant, userId);
        if (userIds.includes(user.id))
          throw refused(
            "One or more added object references already exist for the following modified properties: 'owners'.",
          );
        tenant.write(['owners', id, { userIds: [...userIds, user.id] }]);
        return noContent;
      },
    },
    {
      method: 'DELETE',
      path: `${collection}/{id}/owners/{userId}/$ref`,
      versions: bothVersions,
      handler(tenant, _request, { id: key = '', userId = '' }) {
        const [id, userIds] = idsOf(tenant, key);
        if (!userIds.includes(userId)) throw notFound(userId);
        tenant.write(['owners', id, { userIds: userIds.filter((one) => one !== userId) }]);
        return noContent;
      },
    },
  ];
}
