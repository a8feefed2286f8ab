import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { readBody } from '../http/body.ts';
import { notFound } from '../http/fault.ts';
import { noContent } from '../http/message.ts';
import { betaOnly, type Route } from '../http/router.ts';
import { defaultConnectorGroup } from '../publishing/connector-group.ts';
import type { Connector } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';

const version = z.string().regex(/^\d+(\.\d+){3}$/);
const connectorBody = z.strictObject({
  status: z.enum(['active', 'inactive']).optional(),
  version: version.optional(),
});
const newBody = z.strictObject({
  machineName: z.string().min(1),
  externalIp: z.ipv4().default('203.0.113.30'),
  version: version.default('1.5.4522.0'),
});

/**
 * The connector servers: one stops, is updated, is removed (as ten days without a sign of it do), or is installed,
 * which puts it into the default group.
 */
export const connectorHands: readonly Route[] = [
  {
    method: 'POST',
    path: 'connectors',
    versions: betaOnly,
    handler(tenant, request) {
      const installed = readBody(request, newBody, 'Connector');
      const groupId = defaultConnectorGroup(tenant).id;
      const id = randomUUID();
      tenant.write(['connectors', id, { id, ...installed, status: 'active', groupId }]);
      return { status: 201, body: { id } };
    },
  },
  {
    method: 'PATCH',
    path: 'connectors/{key}',
    versions: betaOnly,
    handler(tenant, request, { key = '' }) {
      const connector = byKey(tenant, key);
      const { status = connector.status, version: other = connector.version } = readBody(
        request,
        connectorBody,
        'Connector',
      );
      tenant.write(['connectors', connector.id, { ...connector, status, version: other }]);
      return noContent;
    },
  },
  {
    method: 'DELETE',
    path: 'connectors/{key}',
    versions: betaOnly,
    handler(tenant, _request, { key = '' }) {
      tenant.write(['connectors', byKey(tenant, key).id, null]);
      return noContent;
    },
  },
];

/** Finds a connector by its id, or by the first label of its machine's name. */
function byKey(tenant: Tenant, key: string): Connector {
  const isMeant = ({ id, machineName }: Connector) => [id, machineName.split('.')[0]].includes(key);
  const found = [...tenant.connectors.values()].find(isMeant);
  if (!found) throw notFound(key);
  return found;
}
