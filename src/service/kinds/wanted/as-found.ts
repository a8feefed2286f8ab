import { newRedirectUris } from '../../model/publication/added.ts';
import { wantedAsFound } from '../../changes/as-found.ts';
import type { Desired, DesiredApplication, Principal } from '../../model/publication/desired.ts';
import type { Observed, ObservedApplication } from '../../model/publication/observed.ts';
import { proxyOf } from '../../model/publication/proxy-settings.ts';
import { roles } from '../../model/publication/role.ts';
import type { LoginIdentity } from '../../model/publication/sign-on.ts';

/** Returns the published applications, and the principals assigned to all applications found, as desired state. */
export function asFound(observed: Observed): Pick<Desired, 'applications' | 'principals'> {
  const found = roles.flatMap((role) => observed[role] ?? []);
  const published = found.filter(({ publishing }) => publishing);
  const principals = principalsOf(found);
  return { applications: published.map((there) => applicationOf(there, principals)), principals };
}

function applicationOf(there: ObservedApplication, everywhere: readonly Principal[]): DesiredApplication {
  const publishing = there.publishing ?? {};
  const externalUrl = withSlash(publishing.externalUrl);
  const alone = there.assigned.filter(({ principalId }) => !everywhere.some(({ id }) => id === principalId));
  return {
    role: there.role,
    displayName: there.displayName,
    internalUrl: withSlash(publishing.internalUrl),
    externalUrl,
    preAuthentication:
      publishing.externalAuthenticationType === 'passthru' ? 'passthru' : 'aadPreAuthentication',
    singleSignOn: singleSignOnOf(there),
    proxy: proxyOf(publishing),
    isAdopted: true,
    redirectUris: newRedirectUris({ externalUrl }, there),
    ...(alone.length > 0 && { leftAloneIds: alone.map(({ principalId }) => principalId) }),
    ...wantedAsFound(there),
  };
}

function withSlash(url: string | null | undefined): string {
  return `${(url ?? '').toLowerCase().replace(/\/+$/, '')}/`;
}

function singleSignOnOf({ publishing }: ObservedApplication): DesiredApplication['singleSignOn'] {
  const settings = publishing?.singleSignOnSettings;
  const mode = settings?.singleSignOnMode ?? 'none';
  if (mode === 'none') return { mode: 'none' };
  const kerberos = settings?.kerberosSignOnSettings;
  if (mode !== 'onPremisesKerberos' || !kerberos?.kerberosServicePrincipalName) return { mode: 'kept' };
  return {
    mode: 'kerberos',
    servicePrincipalName: kerberos.kerberosServicePrincipalName,
    loginIdentity: (kerberos.kerberosSignOnMappingAttributeType ?? 'userPrincipalName') as LoginIdentity,
  };
}

/** Returns who is assigned to all of them. */
function principalsOf(found: readonly ObservedApplication[]): Principal[] {
  const [first, ...others] = found;
  const everywhere = (first?.assigned ?? []).filter(({ principalId }) =>
    others.every(({ assigned }) => assigned.some((one) => one.principalId === principalId)),
  );
  return everywhere.map(({ principalId, displayName, type }) => ({
    id: principalId,
    type: type === 'Group' ? 'Group' : 'User',
    displayName,
    detail: '',
  }));
}
