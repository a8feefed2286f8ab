import { notFound } from '../http/fault.ts';
import { noContent, ok } from '../http/message.ts';
import { betaOnly, type Route } from '../http/router.ts';
import { answerItem, answerList } from '../odata/answer.ts';
import { contextOf } from '../odata/resource.ts';
import { getConnectorGroup } from '../publishing/connector-group.ts';
import { profileId } from '../tenant/bought.ts';
import type { Connector } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { readReference } from './on-premises-publishing.ts';
import { connectorGroupResource, connectorResource } from '../odata/resources.ts';

const base = 'onPremisesPublishingProfiles/applicationProxy';

const profile = {
  id: profileId,
  isDefaultAccessEnabled: false,
  hybridAgentUpdaterConfiguration: null,
};

/** https://learn.microsoft.com/graph/api/resources/connector?view=graph-rest-beta */
export const connectorRoutes: Route[] = [
  {
    method: 'GET',
    path: base,
    versions: betaOnly,
    handler({ profiles }, { baseUrl, version }) {
      const context = contextOf(baseUrl, version, 'onPremisesPublishingProfiles', null, '/$entity');
      const isEnabled = profiles.get(profileId)?.isEnabled ?? true;
      return ok({ '@odata.context': context, ...profile, isEnabled });
    },
  },
  {
    method: 'GET',
    path: `${base}/connectors`,
    versions: betaOnly,
    handler: (tenant, request) => answerList(request, connectorResource, tenant.connectors.values()),
  },
  {
    method: 'GET',
    path: `${base}/connectors/{id}`,
    versions: betaOnly,
    handler: (tenant, request, { id = '' }) =>
      answerItem(request, connectorResource, getConnector(tenant, id)),
  },
  {
    method: 'GET',
    path: `${base}/connectors/{id}/memberOf`,
    versions: betaOnly,
    handler(tenant, request, { id = '' }) {
      const group = getConnectorGroup(tenant, getConnector(tenant, id).groupId);
      return answerList(request, connectorGroupResource, [group]);
    },
  },
  {
    method: 'POST',
    path: `${base}/connectors/{id}/memberOf/$ref`,
    versions: betaOnly,
    handler(tenant, request, { id = '' }) {
      const connector = getConnector(tenant, id);
      const groupId = getConnectorGroup(tenant, readReference(request)).id;
      tenant.write(['connectors', connector.id, { ...connector, groupId }]);
      return noContent;
    },
  },
];

function getConnector(tenant: Tenant, id: string): Connector {
  const found = tenant.connectors.get(id.toLowerCase());
  if (found === undefined) throw notFound(id);
  return found;
}
