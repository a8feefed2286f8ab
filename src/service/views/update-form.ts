import { findPublicationByName } from '../../store/publications.ts';
import type { Deps } from '../model/deps.ts';
import { emptyForm, type RequestForm } from '../model/request/form.ts';
import { storedDesired } from '../model/request/stored.ts';
import { groupLeftAlone } from '../model/publication/connector-group.ts';
import { withoutSlash } from '../model/publication/addresses.ts';
import { prefixIn } from '../model/publication/entry.ts';

/** Returns the update form filled with the current desired state; null = no published publication of that name. */
export async function updateForm(deps: Deps, name: string): Promise<RequestForm | null> {
  const row = await findPublicationByName(deps.db, name.trim().toLowerCase());
  if (row?.state !== 'published') return null;
  const { applications, connectorGroup, release } = storedDesired(row);
  const hub = applications.find(({ role }) => role === 'hub');
  const auth = applications.find(({ role }) => role === 'auth');
  if (!hub) return null;
  const kerberos = hub.singleSignOn.mode === 'kerberos' ? hub.singleSignOn : null;
  return {
    ...emptyForm,
    name: row.name,
    displayName: hub.displayName,
    qlikUrl: withoutSlash(hub.internalUrl + prefixIn(hub.entryPath ?? '')),
    authPort: authenticationOf(hub.internalUrl, auth?.internalUrl ?? hub.internalUrl),
    release: release ?? 'unknown',
    externalUrl: withoutSlash(hub.externalUrl),
    authExternalUrl: withoutSlash(auth?.externalUrl ?? ''),
    connectorGroupId: connectorGroup.id || groupLeftAlone,
    preAuthentication: hub.preAuthentication,
    singleSignOn: hub.singleSignOn.mode,
    servicePrincipalName: kerberos?.servicePrincipalName ?? '',
    loginIdentity: kerberos?.loginIdentity ?? '',
    applicationServerTimeout:
      hub.proxy.applicationServerTimeout.toLowerCase() === 'long' ? 'Long' : 'Default',
    isBackendCertificateValidationEnabled: String(hub.proxy.isBackendCertificateValidationEnabled),
  };
}

/** Returns the authentication port, with its host if that is not the hub's, and with its scheme if that differs. */
function authenticationOf(hubUrl: string, authUrl: string): string {
  const [hub, auth] = [new URL(hubUrl), new URL(authUrl)];
  const port = auth.port || (auth.protocol === 'https:' ? '443' : '80');
  if (auth.protocol !== hub.protocol) return `${auth.protocol}//${auth.hostname}:${port}`;
  return auth.hostname === hub.hostname ? port : `${auth.hostname}:${port}`;
}
