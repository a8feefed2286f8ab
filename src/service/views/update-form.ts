import { findPublicationByName } from '../../store/publications.ts';
import type { Deps } from '../model/deps.ts';
import { emptyForm, type RequestForm } from '../model/request/form.ts';
import { storedDesired } from '../model/request/stored.ts';
import { groupLeftAlone } from '../model/publication/connector-group.ts';
import { withoutSlash } from '../model/publication/addresses.ts';

/** Returns the update form filled with the current desired state; null = no published publication of that name. */
export async function updateForm(deps: Deps, name: string): Promise<RequestForm | null> {
  const row = await findPublicationByName(deps.db, name.trim().toLowerCase());
  if (row?.state !== 'published') return null;
  const { applications, connectorGroup } = storedDesired(row);
  const hub = applications.find(({ role }) => role === 'hub');
  const auth = applications.find(({ role }) => role === 'auth');
  if (!hub) return null;
  const kerberos = hub.singleSignOn.mode === 'kerberos' ? hub.singleSignOn : null;
  return {
    ...emptyForm,
    name: row.name,
    displayName: hub.displayName,
    qlikUrl: withoutSlash(hub.internalUrl),
    authPort: portOf(auth?.internalUrl ?? hub.internalUrl),
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

function portOf(url: string): string {
  const { port, protocol } = new URL(url);
  return port || (protocol === 'https:' ? '443' : '80');
}
