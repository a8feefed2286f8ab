import type { OnPremisesPublishing } from '@microsoft/microsoft-graph-types-beta';

/** What Application Proxy and Global Secure Access serve besides one web server. */
export type OtherService = 'wildcard' | 'segments' | 'private-access' | 'quick-access' | 'no-address';

/**
 * Returns why a published application cannot be Qlik Sense; null = it serves one web server. A web application that is
 * also offered to Global Secure Access clients is one.
 * https://learn.microsoft.com/graph/api/resources/onpremisespublishing?view=graph-rest-beta
 * https://learn.microsoft.com/entra/identity/app-proxy/application-proxy-wildcard
 */
export function otherService(publishing: OnPremisesPublishing): OtherService | null {
  const { applicationType, internalUrl, externalUrl } = publishing;
  const type = applicationType?.toLowerCase();
  if (type === 'quickaccessapp') return 'quick-access';
  if (type === 'nonwebapp') return 'private-access';
  if (isWildcard(internalUrl) || isWildcard(externalUrl)) return 'wildcard';
  if (hasSegments(publishing)) return 'segments';
  return internalUrl ? null : 'no-address';
}

/** Whether a wildcard address, such as `https://*.contoso.com/`, stands for a URL as well. */
export function isCovered(url: string, wildcard: string | null | undefined): boolean {
  const address = URL.parse(wildcard ?? '');
  const one = URL.parse(url);
  if (!address?.hostname.startsWith('*.') || one?.protocol !== address.protocol) return false;
  return one.port === address.port && one.hostname.endsWith(address.hostname.slice(1));
}

function isWildcard(url: string | null | undefined): boolean {
  return /^https?:\/\/\*\./i.test(url ?? '');
}

function hasSegments({ segmentsConfiguration }: OnPremisesPublishing): boolean {
  const segments: unknown =
    segmentsConfiguration && Reflect.get(segmentsConfiguration, 'applicationSegments');
  return Array.isArray(segments) && segments.length > 0;
}
