import { dataCentreConnectorGroupId } from '../../src/trial/sandbox/tenant/seed.ts';

/** What the tutorial's reader knows beforehand: names, addresses, user ids. */
export interface Wanted {
  name: string;
  tenantLabel: string;
  userIds: readonly string[];
}

type Json = Record<string, unknown>;

/**
 * Follows Microsoft's tutorial call by call for two applications: with an existing connector group, Kerberos on the
 * first, and every user assigned to both. 11 calls for one user, and 2 more for each further one.
 * https://learn.microsoft.com/graph/application-proxy-configure-api
 */
export async function followTutorial(graphUrl: string, wanted: Wanted): Promise<number> {
  let calls = 0;
  const call = async (method: string, path: string, body: Json): Promise<Json> => {
    calls++;
    const response = await fetch(`${graphUrl}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? (JSON.parse(text) as Json) : {};
  };
  await publishOne(call, graphUrl, wanted, '', true);
  await publishOne(call, graphUrl, wanted, '-auth', false);
  return calls;
}

async function publishOne(
  call: (method: string, path: string, body: Json) => Promise<Json>,
  graphUrl: string,
  { name, tenantLabel, userIds }: Wanted,
  suffix: '' | '-auth',
  hasKerberos: boolean,
): Promise<void> {
  const template = '/v1.0/applicationTemplates/8adf8e6e-67b2-4cf2-a259-e3dc5476c621/instantiate';
  const made = await call('POST', template, { displayName: `Tutorial ${name}${suffix}` });
  const { id } = made['application'] as { id: string };
  const servicePrincipal = made['servicePrincipal'] as {
    id: string;
    appRoles: { id: string; displayName: string }[];
  };
  const url = `https://${name}${suffix}-${tenantLabel}.msappproxy.net`;
  await call('PATCH', `/v1.0/applications/${id}`, {
    identifierUris: [url],
    web: { redirectUris: [url], homePageUrl: `${url}/` },
  });
  const port = suffix ? ':4244' : '';
  await call('PATCH', `/beta/applications/${id}`, {
    onPremisesPublishing: {
      externalAuthenticationType: 'aadPreAuthentication',
      internalUrl: `https://${name}.corp.contoso.com${port}/`,
      externalUrl: `${url}/`,
    },
  });
  const groups = `${graphUrl}/beta/onPremisesPublishingProfiles/applicationProxy/connectorGroups`;
  await call('PUT', `/beta/applications/${id}/connectorGroup/$ref`, {
    '@odata.id': `${groups}/${dataCentreConnectorGroupId}`,
  });
  if (hasKerberos) await call('PATCH', `/beta/applications/${id}`, kerberos(name));
  const appRoleId = servicePrincipal.appRoles.find(({ displayName }) => displayName === 'User')?.id ?? '';
  for (const principalId of userIds)
    await call('POST', `/v1.0/servicePrincipals/${servicePrincipal.id}/appRoleAssignedTo`, {
      principalId,
      resourceId: servicePrincipal.id,
      appRoleId,
    });
}

function kerberos(name: string): Json {
  return {
    onPremisesPublishing: {
      singleSignOnSettings: {
        singleSignOnMode: 'onPremisesKerberos',
        kerberosSignOnSettings: {
          kerberosServicePrincipalName: `HTTP/${name}.corp.contoso.com`,
          kerberosSignOnMappingAttributeType: 'userPrincipalName',
        },
      },
    },
  };
}
