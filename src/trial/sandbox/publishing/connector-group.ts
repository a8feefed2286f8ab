import { ApiFault, notFound } from '../http/fault.ts';
import type { ApplicationRecord, Connector, ConnectorGroup, GroupAssignment } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** Returns the group that serves applications without a group of their own. */
export function defaultConnectorGroup(tenant: Tenant): ConnectorGroup {
  const found = [...tenant.connectorGroups.values()].find((group) => group.isDefault);
  if (found === undefined) throw new Error('The tenant has no default connector group');
  return found;
}

/** Returns the connector group with this id; throws 404. */
export function getConnectorGroup(tenant: Tenant, id: string): ConnectorGroup {
  const found = tenant.connectorGroups.get(id.toLowerCase());
  if (found === undefined) throw notFound(id);
  return found;
}

export function connectorsIn(tenant: Tenant, groupId: string): Connector[] {
  return [...tenant.connectors.values()].filter((connector) => connector.groupId === groupId);
}

export function applicationsIn(tenant: Tenant, groupId: string): ApplicationRecord[] {
  return [...tenant.applications.values()].filter((item) => item.connectorGroup?.id === groupId);
}

/** Returns the group that reads see: for a while after a change, the previous one. */
export function visibleGroupId(assignment: GroupAssignment): string {
  return Date.now() < assignment.switchesAt ? assignment.previousId : assignment.id;
}

/** Assigns a connector group to a published application; null = the default one. */
export function assignConnectorGroup(
  tenant: Tenant,
  application: ApplicationRecord,
  group: ConnectorGroup | null,
): void {
  const before = requirePublishing(application);
  const connectorGroup: GroupAssignment = {
    id: (group ?? defaultConnectorGroup(tenant)).id,
    previousId: visibleGroupId(before),
    switchesAt: Date.now() + tenant.replicationMs,
  };
  tenant.write(['applications', application.properties.id, { ...application, connectorGroup }]);
}

/** Returns the group assignment of a published application; throws Application Proxy's 404 if it is not published. */
export function requirePublishing({ properties, connectorGroup }: ApplicationRecord): GroupAssignment {
  if (connectorGroup !== null) return connectorGroup;

  const message = `Application '${properties.id}' not found or OnPremisesPublishing is not enabled for your tenant.`;
  throw new ApiFault(404, 'Application_NotFound', message);
}
