import { servicePrincipalOf } from '../directory/lookup.ts';
import type { EdgeState } from '../tenant/hand-records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Published } from './published.ts';

/**
 * Returns the number of the error with which an application lets nobody sign in; 0 = it does.
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export function applicationRefusal(
  tenant: Tenant,
  { application: { properties } }: Published,
  redirect: URL,
  state: EdgeState | null,
): number {
  const servicePrincipal = servicePrincipalOf(tenant, properties.appId);
  if (servicePrincipal === null) return 700016;
  if (!servicePrincipal.properties.accountEnabled) return 7000112;
  if (!properties.web.redirectUris.some((uri) => leadsTo(uri, redirect))) return 50011;
  if (!properties.web.implicitGrantSettings.enableIdTokenIssuance) return 700054;
  return state?.kind === 'sign-in-error' ? state.code : 0;
}

/** Application Proxy is sent back to below its registered address; one with a wildcard stands for every host. */
function leadsTo(uri: string, redirect: URL): boolean {
  const registered = URL.parse(uri);
  if (!registered) return false;
  const [first = '', ...rest] = registered.hostname.split('.');
  const isHost =
    registered.hostname === redirect.hostname ||
    (first === '*' && redirect.hostname.endsWith(`.${rest.join('.')}`));
  const path = registered.pathname.replace(/\/?\*?$/, '/');
  return isHost && `${redirect.pathname}/`.toLowerCase().startsWith(path.toLowerCase());
}
