import { servicePrincipalOf } from '../directory/lookup.ts';
import { connectorsIn } from '../publishing/connector-group.ts';
import type { ApplicationRecord, Connector, OnPremisesPublishing, User } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** A published application as seen from outside. */
export interface Published {
  application: ApplicationRecord;
  publishing: OnPremisesPublishing & { internalUrl: string; externalUrl: string };
  groupId: string;
  /** null = no connector of the group is active. */
  connector: Connector | null;
}

/**
 * Returns the application published under an external host, or null. A wildcard application answers for a host that no
 * other has: https://learn.microsoft.com/entra/identity/app-proxy/application-proxy-wildcard
 */
export function findPublished(tenant: Tenant, host: string): Published | null {
  const all = allPublished(tenant);
  const wildcard = `*.${host.toLowerCase().split('.').slice(1).join('.')}`;
  const under = (wanted: string) => all.find((item) => externalHost(item) === wanted);
  return under(host.toLowerCase()) ?? under(wildcard) ?? null;
}

/** Returns the applications of the same Qlik Sense server under other external hosts. */
export function siblings(tenant: Tenant, { publishing, application }: Published): Published[] {
  const internalHost = new URL(publishing.internalUrl).hostname;
  return allPublished(tenant).filter(
    (other) =>
      other.application.properties.id !== application.properties.id &&
      new URL(other.publishing.internalUrl).hostname === internalHost,
  );
}

export function externalHost({ publishing }: Published): string {
  return new URL(publishing.externalUrl).hostname;
}

/** Whether a user may use the application: assigned, or a direct member of an assigned group (nested groups do not
 * count: https://learn.microsoft.com/entra/identity/enterprise-apps/assign-user-or-group-access-portal). */
export function isAssigned(tenant: Tenant, { application }: Published, user: User): boolean {
  const servicePrincipal = servicePrincipalOf(tenant, application.properties.appId);
  if (servicePrincipal === null) return false;
  if (!servicePrincipal.properties.appRoleAssignmentRequired) return true;

  const assignments = [...(tenant.assignmentsOn.get(servicePrincipal.properties.id)?.values() ?? [])];
  return assignments.some(
    ({ principalId }) =>
      principalId === user.id || tenant.groups.get(principalId)?.memberIds.includes(user.id) === true,
  );
}

function allPublished(tenant: Tenant): Published[] {
  return [...tenant.applications.values()].flatMap((application) => {
    const { publishing, connectorGroup } = application;
    if (publishing === null || connectorGroup === null) return [];
    const { internalUrl, externalUrl } = publishing;
    if (internalUrl === null || externalUrl === null) return [];

    const active = connectorsIn(tenant, connectorGroup.id).filter(({ status }) => status === 'active');
    const web = { ...publishing, internalUrl, externalUrl };
    return { application, publishing: web, groupId: connectorGroup.id, connector: active[0] ?? null };
  });
}
