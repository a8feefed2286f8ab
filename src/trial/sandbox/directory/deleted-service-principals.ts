import { notFound, refused } from '../http/fault.ts';
import type { ServicePrincipalRecord } from '../tenant/records.ts';
import type { Change } from '../tenant/collections.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { refuseSecond } from './create-service-principal.ts';

/** Moves a service principal to the deleted items without its application; removes its assignments. */
export function deleteServicePrincipal(tenant: Tenant, servicePrincipal: ServicePrincipalRecord): void {
  const { id } = servicePrincipal.properties;
  const assignments = [...(tenant.assignmentsOn.get(id)?.keys() ?? [])];
  const deletedDateTime = new Date().toISOString();
  const deleted = { ...servicePrincipal, properties: { ...servicePrincipal.properties, deletedDateTime } };
  tenant.write(
    ['servicePrincipals', id, null],
    ...assignments.map((key): Change => ['assignments', key, null]),
    ['deletedServicePrincipals', id, deleted],
  );
}

/** Restores it; replicas return it later, as for a new one. Its application must exist. */
export function restoreServicePrincipal(tenant: Tenant, id: string): ServicePrincipalRecord {
  const { properties } = getDeletedServicePrincipal(tenant, id);
  const { appId } = properties;
  if (![...tenant.applications.values()].some((one) => one.properties.appId === appId))
    throw refused(`The application '${appId}' of the service principal does not exist.`);
  refuseSecond(tenant, appId);
  const now = Date.now();
  const restored: ServicePrincipalRecord = {
    readableAt: now + tenant.replicationMs,
    listedAt: now + tenant.listingMs,
    properties: { ...properties, deletedDateTime: null },
  };
  tenant.write(
    ['deletedServicePrincipals', properties.id, null],
    ['servicePrincipals', properties.id, restored],
  );
  return restored;
}

/** Returns the service principal that was deleted by itself; throws 404. */
export function getDeletedServicePrincipal(tenant: Tenant, id: string): ServicePrincipalRecord {
  const deleted = tenant.deletedServicePrincipals.get(id.toLowerCase());
  if (deleted === undefined) throw notFound(id);
  return deleted;
}
