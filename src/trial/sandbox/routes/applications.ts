import { answerDelta } from '../directory/delta.ts';
import { deleteApplication } from '../directory/deleted-applications.ts';
import { getApplication, listed } from '../directory/lookup.ts';
import { updateApplication } from '../directory/update-application.ts';
import { readBody } from '../http/body.ts';
import { malformed } from '../http/fault.ts';
import { noContent, type ApiRequest, type ApiResponse } from '../http/message.ts';
import { bothVersions, type Params, type Route } from '../http/router.ts';
import { answerItem, answerList } from '../odata/answer.ts';
import { publish } from '../publishing/publish.ts';
import { publishingBody } from '../publishing/publishing-body.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { applicationBody } from '../directory/application-body.ts';
import { applicationResource, listedApplicationResource } from '../odata/resources.ts';

/** https://learn.microsoft.com/graph/api/resources/application */
export const applicationRoutes: Route[] = [
  {
    method: 'GET',
    path: 'applications',
    versions: bothVersions,
    handler: (tenant, request) =>
      answerList(request, listedApplicationResource, listed(tenant.applications.values())),
  },
  {
    method: 'GET',
    path: 'applications/delta',
    versions: bothVersions,
    handler: (tenant, request) => answerDelta(request, applicationResource, tenant.applications),
  },
  {
    method: 'GET',
    path: 'applications/{id}',
    versions: bothVersions,
    handler: (tenant, request, { id = '' }) =>
      answerItem(request, applicationResource, getApplication(tenant, id)),
  },
  { method: 'PATCH', path: 'applications/{id}', versions: bothVersions, handler: patch },
  {
    method: 'DELETE',
    path: 'applications/{id}',
    versions: bothVersions,
    handler(tenant, _request, { id = '' }) {
      deleteApplication(tenant, getApplication(tenant, id));
      return noContent;
    },
  },
];

function patch(tenant: Tenant, request: ApiRequest, { id = '' }: Params): ApiResponse {
  const application = getApplication(tenant, id);
  const names = Object.keys(request.body ?? {});
  if (request.version === 'beta' && names.includes('onPremisesPublishing')) {
    publish(tenant, application, readPublishing(request, names));
  } else {
    updateApplication(tenant, application, readBody(request, applicationBody, 'Application'));
  }
  return noContent;
}

/** Publishing is handled by a different workload than the rest of the application, so it must be sent alone, without
 * even a top-level type annotation: https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/2260 */
function readPublishing(request: ApiRequest, names: string[]) {
  if (names.length > 1) throw malformed('The request is currently not supported on the targeted entity set');

  const value: unknown = Reflect.get(request.body as object, 'onPremisesPublishing');
  return value === null
    ? null
    : readBody({ ...request, body: value }, publishingBody, 'OnPremisesPublishing');
}
