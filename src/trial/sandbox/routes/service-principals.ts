import { createServicePrincipal, newServicePrincipalBody } from '../directory/create-service-principal.ts';
import { answerDelta } from '../directory/delta.ts';
import { deleteServicePrincipal } from '../directory/deleted-service-principals.ts';
import { getServicePrincipal, listed } from '../directory/lookup.ts';
import { readBody } from '../http/body.ts';
import { created, noContent } from '../http/message.ts';
import { bothVersions, type Route } from '../http/router.ts';
import { answerItem, answerList } from '../odata/answer.ts';
import type { ServicePrincipalProperties } from '../tenant/records.ts';
import { servicePrincipalBody } from '../directory/application-body.ts';
import { servicePrincipalResource } from '../odata/resources.ts';

/** https://learn.microsoft.com/graph/api/resources/serviceprincipal */
export const servicePrincipalRoutes: Route[] = [
  {
    method: 'GET',
    path: 'servicePrincipals',
    versions: bothVersions,
    handler: (tenant, request) =>
      answerList(request, servicePrincipalResource, listed(tenant.servicePrincipals.values())),
  },
  {
    method: 'GET',
    path: 'servicePrincipals/delta',
    versions: bothVersions,
    handler: (tenant, request) => answerDelta(request, servicePrincipalResource, tenant.servicePrincipals),
  },
  {
    method: 'POST',
    path: 'servicePrincipals',
    versions: bothVersions,
    handler(tenant, request) {
      const made = createServicePrincipal(
        tenant,
        readBody(request, newServicePrincipalBody, 'ServicePrincipal'),
      );
      return created(answerItem(request, servicePrincipalResource, made).body);
    },
  },
  {
    method: 'DELETE',
    path: 'servicePrincipals/{id}',
    versions: bothVersions,
    handler(tenant, _request, { id = '' }) {
      deleteServicePrincipal(tenant, getServicePrincipal(tenant, id));
      return noContent;
    },
  },
  {
    method: 'GET',
    path: 'servicePrincipals/{id}',
    versions: bothVersions,
    handler: (tenant, request, { id = '' }) =>
      answerItem(request, servicePrincipalResource, getServicePrincipal(tenant, id)),
  },
  {
    method: 'PATCH',
    path: 'servicePrincipals/{id}',
    versions: bothVersions,
    handler(tenant, request, { id = '' }) {
      const servicePrincipal = getServicePrincipal(tenant, id);
      const changes = readBody(request, servicePrincipalBody, 'ServicePrincipal');
      const properties = { ...servicePrincipal.properties, ...changes } as ServicePrincipalProperties;
      tenant.write(['servicePrincipals', properties.id, { ...servicePrincipal, properties }]);
      return noContent;
    },
  },
];
