import { getDeletedApplication, restoreApplication } from '../directory/deleted-applications.ts';
import {
  getDeletedServicePrincipal,
  restoreServicePrincipal,
} from '../directory/deleted-service-principals.ts';
import { noContent, ok, type ApiRequest, type ApiResponse } from '../http/message.ts';
import { bothVersions, type Route } from '../http/router.ts';
import { answerItem, answerList } from '../odata/answer.ts';
import { contextOf, project, type Resource } from '../odata/resource.ts';
import { applicationResource, servicePrincipalResource } from '../odata/resources.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** Applications and service principals stay here until they are restored or removed: https://learn.microsoft.com/graph/api/resources/directory */
export const deletedItemRoutes: Route[] = [
  {
    method: 'GET',
    path: 'directory/deletedItems/microsoft.graph.application',
    versions: bothVersions,
    handler: (tenant, request) =>
      answerList(
        request,
        applicationResource,
        [...tenant.deletedApplications.values()].map(({ application }) => application),
      ),
  },
  {
    method: 'GET',
    path: 'directory/deletedItems/microsoft.graph.servicePrincipal',
    versions: bothVersions,
    handler: (tenant, request) =>
      answerList(request, servicePrincipalResource, [
        ...tenant.deletedServicePrincipals.values(),
        ...[...tenant.deletedApplications.values()].flatMap(({ servicePrincipal }) => servicePrincipal ?? []),
      ]),
  },
  {
    method: 'GET',
    path: 'directory/deletedItems/{id}',
    versions: bothVersions,
    handler: (tenant, request, { id = '' }) =>
      isServicePrincipal(tenant, id)
        ? answerItem(request, servicePrincipalResource, getDeletedServicePrincipal(tenant, id))
        : answerItem(request, applicationResource, getDeletedApplication(tenant, id).application),
  },
  {
    method: 'DELETE',
    path: 'directory/deletedItems/{id}',
    versions: bothVersions,
    handler(tenant, _request, { id = '' }) {
      if (isServicePrincipal(tenant, id)) {
        const { properties } = getDeletedServicePrincipal(tenant, id);
        tenant.write(['deletedServicePrincipals', properties.id, null]);
      } else {
        const { properties } = getDeletedApplication(tenant, id).application;
        tenant.write(['deletedApplications', properties.id, null]);
      }
      return noContent;
    },
  },
  {
    method: 'POST',
    path: 'directory/deletedItems/{id}/restore',
    versions: bothVersions,
    handler: (tenant, request, { id = '' }) =>
      isServicePrincipal(tenant, id)
        ? restored(request, servicePrincipalResource, restoreServicePrincipal(tenant, id))
        : restored(
            request,
            applicationResource,
            restoreApplication(tenant, getDeletedApplication(tenant, id)),
          ),
  },
];

function isServicePrincipal(tenant: Tenant, id: string): boolean {
  return tenant.deletedServicePrincipals.has(id.toLowerCase());
}

function restored<Item extends object>(
  { baseUrl, version }: ApiRequest,
  resource: Resource<Item>,
  item: Item,
): ApiResponse {
  return ok({
    '@odata.context': contextOf(baseUrl, version, resource.set, null, '/$entity'),
    '@odata.type': `#microsoft.graph.${resource.type}`,
    ...project(resource, item, version, null),
  });
}
