import { ApiFault, refused } from '../http/fault.ts';
import type { ApplicationRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { verifiedDomainsOf } from '../tenant/verified-domains.ts';

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
    if (isNew) checkPolicy(tenant, application, uri, tokenVersion);
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

/** Both messages are quoted from Microsoft's page about the restrictions; their code is not documented. */
function checkPolicy(
  { uriPolicy, organization }: Tenant,
  { properties }: ApplicationRecord,
  uri: string,
  tokenVersion: unknown,
): void {
  if (!uriPolicy || (uriPolicy.excludeAppsReceivingV2Tokens && tokenVersion === 2)) return;
  const { appId } = properties;
  const tenantId = organization.id;
  const see = 'See https://aka.ms/identifier-uri-addition-error for more information on this error.';
  if (uriPolicy.restriction === 'nonDefaultUriAddition') {
    if ([`api://${appId}`, `api://${tenantId}/${appId}`].includes(uri)) return;
    const rule = `must comply with the format 'api://{appId}' or 'api://{tenantId}/{appId}' as per the default app management policy of your organization`;
    const hint = 'If the requestedAccessTokenVersion is set to 2, this restriction may not apply.';
    throw refused(`The newly added URI ${uri} ${rule}. ${hint} ${see}`);
  }
  const host = URL.parse(uri)?.hostname ?? '';
  const isVerified = organization.verifiedDomains.some(
    ({ name }) => host === name || host.endsWith(`.${name}`),
  );
  if (isVerified || uri.includes(tenantId) || uri.includes(appId)) return;
  const rule =
    'All newly added URIs must contain a tenant verified domain, tenant ID, or app ID, as per the default tenant policy of your organization.';
  throw refused(`Failed to add identifier URI ${uri}. ${rule} ${see}`);
}

function isOnVerifiedDomain(tenant: Tenant, { properties }: ApplicationRecord, uri: string): boolean {
  const url = URL.parse(uri);
  if (url?.protocol === 'api:') return [properties.appId, tenant.organization.id].includes(url.hostname);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return false;

  const verified = verifiedDomainsOf(tenant).map((domain) => domain.name);
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
