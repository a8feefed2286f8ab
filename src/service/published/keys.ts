import type { AddressKeys } from '../../store/published.ts';
import { withoutSlash } from '../model/publication/addresses.ts';

/** Returns a URL in the form in which two are compared: case and a slash at the end make no difference. */
export function addressKey(url: string | null | undefined): string {
  return withoutSlash((url ?? '').toLowerCase());
}

/** Returns the domain in which an external URL is, `contoso.com` of `qlik.contoso.com`; `''` = none. */
export function domainKey(url: string | null | undefined): string {
  const host = URL.parse(url ?? '')?.hostname ?? '';
  return host.slice(host.indexOf('.') + 1);
}

/** Returns what to look for to find whoever has one of the URLs, or a wildcard that stands for one. */
export function keysOf(urls: { internal: readonly string[]; external: readonly string[] }): AddressKeys {
  return { internal: urls.internal.flatMap(withWildcards), external: urls.external.flatMap(withWildcards) };
}

function withWildcards(url: string): string[] {
  const { protocol, hostname, port } = new URL(url);
  const labels = hostname.split('.');
  const domains = labels.slice(1).map((_, i) => labels.slice(i + 1).join('.'));
  const end = port && `:${port}`;
  return [url, ...domains.map((domain) => `${protocol}//*.${domain}${end}`)].map(addressKey);
}
