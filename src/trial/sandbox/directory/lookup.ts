import { notFound, refused } from '../http/fault.ts';
import type { ApplicationRecord, Replicated, ServicePrincipalRecord, User } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** Returns the application with this object id or `appId=…` key; throws 404 until it is replicated. */
export function getApplication(tenant: Tenant, key: string): ApplicationRecord {
  const application = byKey(tenant.applications, key);
  if (application === undefined || !isReadable(application)) throw notFound(bare(key));
  return application;
}

/** Returns the service principal with this object id or `appId=…` key; throws 404 until it is replicated. */
export function getServicePrincipal(tenant: Tenant, key: string): ServicePrincipalRecord {
  const servicePrincipal = byKey(tenant.servicePrincipals, key);
  if (servicePrincipal === undefined || !isReadable(servicePrincipal)) throw notFound(bare(key));
  return servicePrincipal;
}

/** Returns the service principal of an application, or null. */
export function servicePrincipalOf(tenant: Tenant, appId: string): ServicePrincipalRecord | null {
  return byKey(tenant.servicePrincipals, `appId=${appId}`) ?? null;
}

/** Returns a user by object id or user principal name. */
export function getUser(tenant: Tenant, key: string): User {
  const wanted = key.toLowerCase();
  const user =
    tenant.users.get(wanted) ??
    [...tenant.users.values()].find(({ userPrincipalName }) => userPrincipalName.toLowerCase() === wanted);
  if (user === undefined) throw notFound(key);
  return user;
}

/** Returns those objects that lists and filters already include. */
export function listed<Item extends Replicated<unknown>>(items: Iterable<Item>): Item[] {
  const now = Date.now();
  return [...items].filter((item) => item.listedAt <= now);
}

/**
 * Creates the error for a reference to an object that is unknown or not replicated yet; Graph does not distinguish the
 * two.
 */
export function refuseReference(): Error {
  return refused('Not a valid reference update.');
}

export function isReadable(item: Replicated<unknown>): boolean {
  return item.readableAt <= Date.now();
}

function byKey<Item extends Replicated<{ appId: string }>>(
  items: ReadonlyMap<string, Item>,
  key: string,
): Item | undefined {
  const appId = /^appId=(.*)$/i.exec(key)?.[1];
  if (appId === undefined) return items.get(key.toLowerCase());

  return [...items.values()].find(({ properties }) => properties.appId === appId.toLowerCase());
}

function bare(key: string): string {
  return key.replace(/^appId=/i, '');
}
