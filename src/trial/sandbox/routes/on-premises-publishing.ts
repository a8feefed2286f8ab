import { z } from 'zod';
import { getApplication } from '../directory/lookup.ts';
import { readBody } from '../http/body.ts';
import { malformed } from '../http/fault.ts';
import { noContent, ok, type ApiRequest, type ApiResponse } from '../http/message.ts';
import { betaOnly, type Params, type Route } from '../http/router.ts';
import { answerItem } from '../odata/answer.ts';
import { contextOf } from '../odata/resource.ts';
import {
  assignConnectorGroup,
  getConnectorGroup,
  requirePublishing,
  visibleGroupId,
} from '../publishing/connector-group.ts';
import { publish } from '../publishing/publish.ts';
import { publishingBody } from '../publishing/publishing-body.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { connectorGroupResource } from '../odata/resources.ts';

const reference = z.strictObject({ '@odata.id': z.string() });

/** The Application Proxy part of an application, which exists only in beta:
 * https://learn.microsoft.com/graph/api/resources/onpremisespublishing?view=graph-rest-beta */
export const onPremisesPublishingRoutes: Route[] = [
  {
    method: 'GET',
    path: 'applications/{id}/onPremisesPublishing',
    versions: betaOnly,
    handler: getPublishing,
  },
  {
    method: 'PATCH',
    path: 'applications/{id}/onPremisesPublishing',
    versions: betaOnly,
    handler(tenant, request, { id = '' }) {
      publish(tenant, getApplication(tenant, id), readBody(request, publishingBody, 'OnPremisesPublishing'));
      return noContent;
    },
  },
  {
    method: 'DELETE',
    path: 'applications/{id}/onPremisesPublishing',
    versions: betaOnly,
    handler(tenant, _request, { id = '' }) {
      const application = getApplication(tenant, id);
      requirePublishing(application);
      publish(tenant, application, null);
      return noContent;
    },
  },
  {
    method: 'GET',
    path: 'applications/{id}/connectorGroup',
    versions: betaOnly,
    handler(tenant, request, { id = '' }) {
      const groupId = visibleGroupId(requirePublishing(getApplication(tenant, id)));
      return answerItem(request, connectorGroupResource, getConnectorGroup(tenant, groupId));
    },
  },
  {
    method: 'PUT',
    path: 'applications/{id}/connectorGroup/$ref',
    versions: betaOnly,
    handler(tenant, request, { id = '' }) {
      const application = getApplication(tenant, id);
      requirePublishing(application);
      assignConnectorGroup(tenant, application, getConnectorGroup(tenant, readReference(request)));
      return noContent;
    },
  },
  {
    method: 'DELETE',
    path: 'applications/{id}/connectorGroup/$ref',
    versions: betaOnly,
    handler(tenant, _request, { id = '' }) {
      assignConnectorGroup(tenant, getApplication(tenant, id), null);
      return noContent;
    },
  },
];

function getPublishing(tenant: Tenant, request: ApiRequest, { id = '' }: Params): ApiResponse {
  const application = getApplication(tenant, id);
  requirePublishing(application);
  const set = `applications('${application.properties.id}')/onPremisesPublishing`;
  return ok({
    '@odata.context': contextOf(request.baseUrl, request.version, set, null),
    ...application.publishing,
  });
}

/** Returns the id of the connector group that an `@odata.id` refers to. */
export function readReference(request: ApiRequest): string {
  const text = readBody(request, reference, 'connectorGroup')['@odata.id'];
  const found = /\/beta\/onPremisesPublishingProfiles\/applicationProxy\/connectorGroups\/([^/]+)$/i.exec(
    text,
  );
  if (found?.[1] === undefined) throw malformed(`Invalid entity reference '${text}'.`);
  return found[1];
}
