import { notFound } from '../http/fault.ts';
import type { ApplicationRecord, DeletedApplicationRecord } from '../tenant/records.ts';
import type { Change } from '../tenant/collections.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { servicePrincipalOf } from './lookup.ts';

/** Moves an application and its service principal to the deleted items; removes its assignments and unpublishes it,
 * which frees the URLs. */
export function deleteApplication(tenant: Tenant, application: ApplicationRecord): void {
  const { id, appId } = application.properties;
  const servicePrincipal = servicePrincipalOf(tenant, appId);
  const assignments = servicePrincipal ? tenant.assignmentsOn.get(servicePrincipal.properties.id) : undefined;
  const deletedDateTime = new Date().toISOString();

  tenant.write(
    ['applications', id, null],
    ...(servicePrincipal ? [removal('servicePrincipals', servicePrincipal.properties.id)] : []),
    ...[...(assignments ?? new Map<string, unknown>()).keys()].map((key) => removal('assignments', key)),
    [
      'deletedApplications',
      id,
      {
        application: {
          ...application,
          properties: { ...application.properties, deletedDateTime },
          publishing: null,
          connectorGroup: null,
        },
        servicePrincipal: servicePrincipal && {
          ...servicePrincipal,
          properties: { ...servicePrincipal.properties, deletedDateTime },
        },
      },
    ],
  );
}

/** Restores both; replicas return them later, as for new ones. It is not documented whether publishing is restored;
 * here it is not. */
export function restoreApplication(tenant: Tenant, deleted: DeletedApplicationRecord): ApplicationRecord {
  const { application, servicePrincipal } = deleted;
  const { id } = application.properties;
  const now = Date.now();
  const replicated = { readableAt: now + tenant.replicationMs, listedAt: now + tenant.listingMs };
  const properties = { ...application.properties, deletedDateTime: null };
  const restored = { ...application, ...replicated, properties };

  tenant.write(
    ['deletedApplications', id, null],
    ['applications', id, restored],
    ...(servicePrincipal ? [restoral({ ...servicePrincipal, ...replicated })] : []),
  );
  return restored;
}

/** Returns the deleted application with this id; throws 404. */
export function getDeletedApplication(tenant: Tenant, id: string): DeletedApplicationRecord {
  const deleted = tenant.deletedApplications.get(id.toLowerCase());
  if (deleted === undefined) throw notFound(id);
  return deleted;
}

function removal(collection: 'servicePrincipals' | 'assignments', id: string): Change {
  return [collection, id, null];
}

function restoral(servicePrincipal: NonNullable<DeletedApplicationRecord['servicePrincipal']>): Change {
  const properties = { ...servicePrincipal.properties, deletedDateTime: null };
  return ['servicePrincipals', properties.id, { ...servicePrincipal, properties }];
}
