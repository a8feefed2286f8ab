import { getDeletedApplication, restoreApplication } from '../directory/deleted-applications.ts';
import { noContent, ok } from '../http/message.ts';
import { bothVersions, type Route } from '../http/router.ts';
import { answerItem, answerList } from '../odata/answer.ts';
import { contextOf, project } from '../odata/resource.ts';
import { applicationResource, servicePrincipalResource } from '../odata/resources.ts';

/** Applications stay here until they are restored or removed: https://learn.microsoft.com/graph/api/resources/directory */
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
      answerList(
        request,
        servicePrincipalResource,
        [...tenant.deletedApplications.values()].flatMap(({ servicePrincipal }) => servicePrincipal ?? []),
      ),
  },
  {
    method: 'GET',
    path: 'directory/deletedItems/{id}',
    versions: bothVersions,
    handler: (tenant, request, { id = '' }) =>
      answerItem(request, applicationResource, getDeletedApplication(tenant, id).application),
  },
  {
    method: 'DELETE',
    path: 'directory/deletedItems/{id}',
    versions: bothVersions,
    handler(tenant, _request, { id = '' }) {
      const { properties } = getDeletedApplication(tenant, id).application;
      tenant.write(['deletedApplications', properties.id, null]);
      return noContent;
    },
  },
  {
    method: 'POST',
    path: 'directory/deletedItems/{id}/restore',
    versions: bothVersions,
    handler(tenant, { baseUrl, version }, { id = '' }) {
      const application = restoreApplication(tenant, getDeletedApplication(tenant, id));
      const context = contextOf(baseUrl, version, 'applications', null, '/$entity');
      return ok({
        '@odata.context': context,
        '@odata.type': '#microsoft.graph.application',
        ...project(applicationResource, application, version, null),
      });
    },
  },
];
