import type { Role } from './role.ts';

/**
 * The external host of an application: `<name>[-auth]-<label>.msappproxy.net`, or `<name>[-auth].<domain>`.
 * https://learn.microsoft.com/entra/identity/app-proxy/how-to-configure-custom-domain
 */
export function externalHost(name: string, role: Role, externalDomain: string, tenantLabel: string): string {
  const first = role === 'hub' ? name : `${name}-auth`;
  return externalDomain ? `${first}.${externalDomain}` : `${first}-${tenantLabel}.msappproxy.net`;
}

/** Removes the trailing slash that Graph adds, keeps or refuses depending on the property. */
export function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

/** Whether two URLs are the same address, ignoring case and a trailing slash. */
export function sameUrl(a: string | null | undefined, b: string | null | undefined): boolean {
  return withoutSlash((a ?? '').toLowerCase()) === withoutSlash((b ?? '').toLowerCase());
}

/** Whether a URL is an address or a page below it, ignoring case. */
export function isUnder(url: string, address: string): boolean {
  const root = withoutSlash(address.toLowerCase());
  return sameUrl(url, root) || url.toLowerCase().startsWith(`${root}/`);
}
