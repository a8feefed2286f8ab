import { desiredOf, type Desired, type Principal } from '../../src/service/model/publication/desired.ts';
import { stamp } from '../../src/service/model/publication/stamp.ts';
import type { Observed, ObservedApplication } from '../../src/service/model/publication/observed.ts';
import type { Role } from '../../src/service/model/publication/role.ts';
import type { PublishInput } from '../../src/service/model/request/input.ts';

const ann: Principal = { id: 'user-1', type: 'User', displayName: 'Ann', detail: 'ann@contoso.com' };
const testers: Principal = { id: 'group-1', type: 'Group', displayName: 'Testers', detail: 'group' };

/** Returns a validated form. */
function anInput(changes: Partial<PublishInput> = {}): PublishInput {
  return {
    kind: 'publish',
    name: 'qlik',
    externalDomain: '',
    qlikUrl: 'https://qlik.contoso.com/',
    authPort: 4244,
    connectorGroupId: 'connectors-1',
    preAuthentication: 'aadPreAuthentication',
    singleSignOn: { mode: 'kerberos', servicePrincipalName: 'HTTP/qlik', loginIdentity: 'userPrincipalName' },
    users: ['ann@contoso.com'],
    groups: ['Testers'],
    reason: '',
    ...changes,
  };
}

/** Returns the pair that the form asks for. */
export function aDesired(changes: Partial<PublishInput> = {}): Desired {
  const connectorGroup = { id: 'connectors-1', name: 'Data centre' };
  return desiredOf('p1', anInput(changes), {
    tenantLabel: 'contoso',
    connectorGroup,
    principals: [ann, testers],
  });
}

/** Returns a tenant that matches `desired`, as Graph reports it: without trailing slashes where it keeps none. */
export function everythingOf(desired: Desired): Observed {
  const there = desired.applications.map(({ role }) => [role, observedOf(desired, role)]);
  return { deleted: {}, ...Object.fromEntries(there) };
}

function observedOf(desired: Desired, role: Role): ObservedApplication {
  const wanted = desired.applications.find((one) => one.role === role) ?? desired.applications[0];
  if (!wanted) throw new Error('Nothing is wanted');
  const { singleSignOn, externalUrl, internalUrl, preAuthentication, displayName } = wanted;
  const uri = externalUrl.replace(/\/$/, '');
  const kerberos = singleSignOn.mode === 'kerberos' && {
    singleSignOnSettings: {
      singleSignOnMode: 'onPremisesKerberos' as const,
      kerberosSignOnSettings: {
        kerberosServicePrincipalName: singleSignOn.servicePrincipalName,
        kerberosSignOnMappingAttributeType: singleSignOn.loginIdentity,
      },
    },
  };
  return {
    role,
    isOurs: true,
    applicationId: `${role}-id`,
    appId: `${role}-app`,
    servicePrincipalId: `${role}-sp`,
    displayName,
    tags: ['WindowsAzureActiveDirectoryOnPremApp', stamp(desired.publicationId, role)],
    identifierUris: [uri],
    redirectUris: [uri],
    issuesIdTokens: true,
    homePageUrl: `${externalUrl}${role === 'hub' ? 'hub/' : ''}`,
    publishing: {
      externalAuthenticationType: preAuthentication,
      internalUrl,
      externalUrl,
      ...kerberos,
    },
    servicePrincipal: {
      accountEnabled: true,
      appRoleAssignmentRequired: true,
    },
    connectorGroupId: desired.connectorGroup.id,
    userRoleId: 'user-role',
    assigned: desired.principals.map(({ id, type, displayName: name }) => ({
      assignmentId: `a-${id}`,
      principalId: id,
      displayName: name,
      type,
    })),
  };
}
