import { ApiFault, refused } from '../http/fault.ts';
import type { ApplicationRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';

/**
 * Refuses identifier URIs that Entra would refuse: with a trailing slash, twice in different letters, of a foreign
 * domain, or held by another application (a deleted one keeps its URIs until it is permanently deleted). The domain
 * matters only for a URI that is new, on an application that takes tokens of version 1.
 * https://learn.microsoft.com/entra/identity-platform/identifier-uri-restrictions
 * https://learn.microsoft.com/entra/identity-platform/reference-breaking-changes
 */
export function checkIdentifierUris(
  tenant: Tenant,
  application: ApplicationRecord,
  uris: string[],
  tokenVersion: unknown,
): void {
  const before = application.properties.identifierUris;
  for (const uri of uris) {
    if (uri.endsWith('/')) {
      const message = `The identifier URI '${uri}' must not end with a slash.`;
      throw new ApiFault(400, 'IdentifierUrisEndsWithSlash', message);
    }
    const isNew = !before.includes(uri);
    if (isNew && tokenVersion !== 2 && !isOnVerifiedDomain(tenant, application, uri)) {
      const rule = 'must use a verified domain of the organization or its subdomain';
      const message = `Values of identifierUris property ${rule}: '${uri}'`;
      throw new ApiFault(400, 'HostNameNotOnVerifiedDomain', message);
    }
    if (isHeldByAnother(tenant, application, uri)) throw conflict();
  }
  refuseTwice(uris);
}

/** Refuses a collection with the same value twice, whatever its case. */
export function refuseTwice(values: readonly string[]): void {
  if (new Set(values.map((value) => value.toLowerCase())).size === values.length) return;
  const isExact = new Set(values).size < values.length;
  const code = isExact ? 'DuplicateValue' : 'DuplicateValueInDifferentCase';
  throw new ApiFault(400, code, 'Request contains a property with duplicate values.');
}

function isOnVerifiedDomain(tenant: Tenant, { properties }: ApplicationRecord, uri: string): boolean {
  const url = URL.parse(uri);
  if (url?.protocol === 'api:') return [properties.appId, tenant.organization.id].includes(url.hostname);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return false;

  const verified = tenant.organization.verifiedDomains.map((domain) => domain.name);
  const isUnder = (domain: string) => url.hostname === domain || url.hostname.endsWith(`.${domain}`);
  return [...verified, 'msappproxy.net'].some(isUnder);
}

function isHeldByAnother(tenant: Tenant, application: ApplicationRecord, uri: string): boolean {
  const deleted = [...tenant.deletedApplications.values()].map((item) => item.application);
  return [...tenant.applications.values(), ...deleted].some(
    ({ properties }) =>
      properties.id !== application.properties.id &&
      properties.identifierUris.some((other) => other.toLowerCase() === uri.toLowerCase()),
  );
}

function conflict(): Error {
  const message = 'Another object with the same value for property identifierUris already exists.';
  return refused(message, [{ code: 'ObjectConflict', message, target: 'identifierUris' }]);
}
