import { assignAppRole } from '../../graph/app-role-assignments.ts';
import { updateApplication } from '../../graph/applications.ts';
import { assignConnectorGroup } from '../../graph/connector-groups.ts';
import { isAlreadyThere } from '../../graph/graph-error.ts';
import { updateOnPremisesPublishing } from '../../graph/on-premises-publishing.ts';
import { updateServicePrincipal } from '../../graph/service-principals.ts';
import { withoutSlash } from '../form/addresses.ts';
import type { Change } from '../publication/change.ts';
import type { Ids, Run } from './run.ts';

/** Carries out one change on an application that exists. Every one may be repeated. */
export async function configure(run: Run, ids: Ids, change: Change): Promise<void> {
  switch (change.kind) {
    case 'create':
      throw new Error('An application is created before it is configured');
    case 'uris':
      return setUris(run, ids, change.externalUrl, change.role === 'hub' ? 'hub/' : '');
    case 'publish':
      return updateOnPremisesPublishing(run.graph, ids.applicationId, publishingOf(change));
    case 'connector-group':
      return assignConnectorGroup(run.graph, ids.applicationId, change.connectorGroupId);
    case 'single-sign-on':
      return setSingleSignOn(run, ids, change);
    case 'require-assignment':
      return updateServicePrincipal(run.graph, ids.servicePrincipalId, { appRoleAssignmentRequired: true });
    case 'assign':
      return assign(run, ids, change.principalId);
  }
}

async function setUris(run: Run, ids: Ids, externalUrl: string, path: string): Promise<void> {
  const uri = withoutSlash(externalUrl);
  await updateApplication(run.graph, ids.applicationId, {
    identifierUris: [uri],
    web: { redirectUris: [uri], homePageUrl: `${uri}/${path}` },
  });
}

/** Cookie and header settings as Microsoft recommends them for Qlik-like applications.
 * https://learn.microsoft.com/entra/identity/app-proxy/application-proxy-configure-cookie-settings */
function publishingOf(change: Extract<Change, { kind: 'publish' }>) {
  return {
    externalAuthenticationType: change.preAuthentication === 'passthru' ? 'passthru' : 'aadPreAuthentication',
    internalUrl: change.internalUrl,
    externalUrl: change.externalUrl,
    isTranslateHostHeaderEnabled: true,
    isTranslateLinksInBodyEnabled: false,
    isHttpOnlyCookieEnabled: true,
    isSecureCookieEnabled: true,
    isPersistentCookieEnabled: false,
  } as const;
}

async function setSingleSignOn(
  run: Run,
  ids: Ids,
  { singleSignOn }: Extract<Change, { kind: 'single-sign-on' }>,
): Promise<void> {
  if (singleSignOn.mode !== 'kerberos') return;
  await updateOnPremisesPublishing(run.graph, ids.applicationId, {
    singleSignOnSettings: {
      singleSignOnMode: 'onPremisesKerberos',
      kerberosSignOnSettings: {
        kerberosServicePrincipalName: singleSignOn.servicePrincipalName,
        kerberosSignOnMappingAttributeType: singleSignOn.loginIdentity,
      },
    },
  });
}

/** An assignment that exists already is success. */
async function assign(run: Run, { servicePrincipalId, userRoleId }: Ids, principalId: string): Promise<void> {
  try {
    await assignAppRole(run.graph, { servicePrincipalId, principalId, appRoleId: userRoleId });
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
  }
}
