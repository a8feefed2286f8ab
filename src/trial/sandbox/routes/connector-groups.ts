import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { readBody } from '../http/body.ts';
import { malformed } from '../http/fault.ts';
import { noContent, ok, type ApiRequest, type ApiResponse } from '../http/message.ts';
import { betaOnly, type Params, type Route } from '../http/router.ts';
import { answerItem, answerList } from '../odata/answer.ts';
import { contextOf } from '../odata/resource.ts';
import { applicationsIn, connectorsIn, getConnectorGroup } from '../publishing/connector-group.ts';
import type { ConnectorGroup } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { listedApplicationResource, connectorGroupResource, connectorResource } from '../odata/resources.ts';

const base = 'onPremisesPublishingProfiles/applicationProxy/connectorGroups';

// Accepted and ignored, as on a live tenant; region is an open string because "japan" has been seen.
const createBody = z.strictObject({
  name: z.string().min(1),
  region: z.string().optional(),
  connectorGroupType: z.string().optional(),
  isDefault: z.boolean().optional(),
});

const updateBody = z.strictObject({ name: z.string().min(1).optional(), region: z.string().optional() });

/** https://learn.microsoft.com/graph/api/resources/connectorgroup?view=graph-rest-beta */
export const connectorGroupRoutes: Route[] = [
  {
    method: 'GET',
    path: base,
    versions: betaOnly,
    handler: (tenant, request) =>
      answerList(request, connectorGroupResource, tenant.connectorGroups.values()),
  },
  { method: 'POST', path: base, versions: betaOnly, handler: create },
  {
    method: 'GET',
    path: `${base}/{id}`,
    versions: betaOnly,
    handler: (tenant, request, { id = '' }) =>
      answerItem(request, connectorGroupResource, getConnectorGroup(tenant, id)),
  },
  { method: 'PATCH', path: `${base}/{id}`, versions: betaOnly, handler: update },
  { method: 'DELETE', path: `${base}/{id}`, versions: betaOnly, handler: remove },
  {
    method: 'GET',
    path: `${base}/{id}/members`,
    versions: betaOnly,
    handler: (tenant, request, { id = '' }) =>
      answerList(request, connectorResource, connectorsIn(tenant, getConnectorGroup(tenant, id).id)),
  },
  {
    method: 'GET',
    path: `${base}/{id}/applications`,
    versions: betaOnly,
    handler: (tenant, request, { id = '' }) =>
      answerList(
        request,
        listedApplicationResource,
        applicationsIn(tenant, getConnectorGroup(tenant, id).id),
      ),
  },
];

/** Answers 200, as a live tenant did, although the documentation says 201. */
function create(tenant: Tenant, request: ApiRequest): ApiResponse {
  const { name, region = 'eur' } = readBody(request, createBody, 'connectorGroup');
  const group: ConnectorGroup = {
    id: randomUUID(),
    name,
    connectorGroupType: 'applicationProxy',
    isDefault: false,
    region,
  };
  tenant.write(['connectorGroups', group.id, group]);
  const context = contextOf(request.baseUrl, request.version, connectorGroupResource.set, null, '/$entity');
  return ok({ '@odata.context': context, ...group });
}

function update(tenant: Tenant, request: ApiRequest, { id = '' }: Params): ApiResponse {
  const group = getConnectorGroup(tenant, id);
  const { name = group.name, region = group.region } = readBody(request, updateBody, 'connectorGroup');
  if (region !== group.region && isUsed(tenant, group)) {
    throw malformed('The region of a connector group with connectors or applications cannot be changed.');
  }
  tenant.write(['connectorGroups', group.id, { ...group, name, region }]);
  return noContent;
}

function remove(tenant: Tenant, _request: ApiRequest, { id = '' }: Params): ApiResponse {
  const group = getConnectorGroup(tenant, id);
  if (group.isDefault) throw malformed('The default connector group cannot be deleted.');
  if (isUsed(tenant, group)) {
    throw malformed('A connector group with connectors or applications cannot be deleted.');
  }
  tenant.write(['connectorGroups', group.id, null]);
  return noContent;
}

function isUsed(tenant: Tenant, { id }: ConnectorGroup): boolean {
  return connectorsIn(tenant, id).length > 0 || applicationsIn(tenant, id).length > 0;
}
