import { z } from 'zod';
import { ApiFault } from '../http/fault.ts';
import type { ServicePrincipalRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { newServicePrincipal } from './custom-template.ts';
import { servicePrincipalOf } from './lookup.ts';

/** https://learn.microsoft.com/graph/api/serviceprincipal-post-serviceprincipals */
export const newServicePrincipalBody = z.strictObject({
  appId: z.string(),
  accountEnabled: z.boolean().optional(),
  appRoleAssignmentRequired: z.boolean().optional(),
  tags: z.array(z.string().min(1).max(256)).optional(),
});

/** Creates a service principal, which by itself requires no assignment. */
export function createServicePrincipal(
  tenant: Tenant,
  {
    appId,
    accountEnabled = true,
    appRoleAssignmentRequired = false,
    tags = [],
  }: z.infer<typeof newServicePrincipalBody>,
): ServicePrincipalRecord {
  const application = [...tenant.applications.values()].find(({ properties }) => properties.appId === appId);
  if (application === undefined) {
    const message = `The appId '${appId}' of the service principal does not reference a valid application object.`;
    throw new ApiFault(400, 'NoBackingApplicationObject', message);
  }
  refuseSecond(tenant, appId);
  const now = Date.now();
  const { identifierUris, web } = application.properties;
  const made: ServicePrincipalRecord = {
    readableAt: now + tenant.replicationMs,
    listedAt: now + tenant.listingMs,
    properties: {
      ...newServicePrincipal(application.properties, tenant.organization.id),
      createdDateTime: new Date(now).toISOString(),
      accountEnabled,
      appRoleAssignmentRequired,
      tags,
      homepage: web.homePageUrl,
      replyUrls: web.redirectUris,
      servicePrincipalNames: [...identifierUris, appId],
    },
  };
  tenant.write(['servicePrincipals', made.properties.id, made]);
  return made;
}

/** Refuses a second service principal of an application, also one that replicas do not return yet. */
export function refuseSecond(tenant: Tenant, appId: string): void {
  if (servicePrincipalOf(tenant, appId) === null) return;
  const message = `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`;
  const details = [{ code: 'ObjectConflict', message, target: 'servicePrincipalNames' }];
  throw new ApiFault(409, 'Request_MultipleObjectsWithSameKeyValue', message, details);
}
