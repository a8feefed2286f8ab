import { ApiFault } from '../http/fault.ts';
import type { ApplicationRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { verifiedDomainsOf } from '../tenant/verified-domains.ts';
import { absoluteUrl, isSameUrl, publishedElsewhere } from './url.ts';

const proxyDomain = 'msappproxy.net';

/** Refuses external URLs that Application Proxy would refuse. Only the code ExternalUrl_InvalidAsciiRules, with the
 * right suffix in its message, and DuplicateValueInDifferentCase have been reported; the others are modelled on them.
 * https://learn.microsoft.com/entra/identity/app-proxy/application-proxy-add-on-premises-application */
export function checkExternalUrl(tenant: Tenant, application: ApplicationRecord, text: string): string {
  const url = absoluteUrl(text);
  if (url === null) throw refuse('ExternalUrl_Invalid', `External url '${text}' is not a valid url.`);
  // Checks the text, because URL drops default ports and Application Proxy accepts no port at all.
  if (/^https?:\/\/[^/]*:\d+/i.test(text)) {
    throw refuse('ExternalUrl_PortNotAllowed', `External url '${text}' must not contain a port.`);
  }
  checkDomain(tenant, url.hostname, text);
  checkCase(application, text);
  if (publishedElsewhere(tenant, application, 'externalUrl', text)) {
    throw refuse('ExternalUrl_Duplicate', `External url '${text}' is invalid since it is already in use.`);
  }
  return text.endsWith('/') ? text : `${text}/`;
}

function checkDomain(tenant: Tenant, host: string, text: string): void {
  if (host.endsWith('.onmicrosoft.com')) {
    throw refuse(
      'ExternalUrl_DomainNotAllowed',
      `External url '${text}' must not use an onmicrosoft.com domain.`,
    );
  }
  if (host === proxyDomain || host.endsWith(`.${proxyDomain}`)) return checkProxyHost(tenant, host, text);

  const verified = verifiedDomainsOf(tenant).map((domain) => domain.name);
  if (!verified.some((domain) => host === domain || host.endsWith(`.${domain}`))) {
    const message = `External url '${text}' must use a domain that is verified in the tenant.`;
    throw refuse('ExternalUrl_DomainNotVerified', message);
  }
}

function checkProxyHost({ proxySuffix }: Tenant, host: string, text: string): void {
  const suffix = `-${proxySuffix}.${proxyDomain}`;
  const label = host.slice(0, -suffix.length);
  if (host.endsWith(suffix) && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(label)) return;

  const message = `External url '${text}' is invalid. The host must consist of letters, digits and dashes and end with '${suffix}'.`;
  throw refuse('ExternalUrl_InvalidAsciiRules', message);
}

function checkCase({ properties }: ApplicationRecord, text: string): void {
  const trimmed = text.replace(/\/$/, '');
  const differs = properties.identifierUris.some((uri) => isSameUrl(uri, trimmed) && uri !== trimmed);
  if (differs) {
    throw refuse('DuplicateValueInDifferentCase', 'Request contains a property with duplicate values.');
  }
}

function refuse(code: string, message: string): Error {
  return new ApiFault(400, code, message);
}
