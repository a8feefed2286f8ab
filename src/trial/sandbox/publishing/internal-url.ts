import { isIP } from 'node:net';
import { ApiFault } from '../http/fault.ts';
import type { ApplicationRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { absoluteUrl, publishedElsewhere } from './url.ts';

/** Refuses internal URLs that Application Proxy would refuse. InternalUrl_Duplicate and its message are quoted in
 * Microsoft's article "Can't register a Hybrid Agent in Exchange Server". */
export function checkInternalUrl(tenant: Tenant, application: ApplicationRecord, text: string): string {
  const url = absoluteUrl(text);
  if (url === null || isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0) {
    throw new ApiFault(
      400,
      'InternalUrl_Invalid',
      `Internal url '${text}' is not a valid url with a host name.`,
    );
  }
  if (publishedElsewhere(tenant, application, 'internalUrl', text)) {
    const message = `Internal url '${text}' is invalid since it is already in use.`;
    throw new ApiFault(400, 'InternalUrl_Duplicate', message);
  }
  return text.endsWith('/') ? text : `${text}/`;
}
