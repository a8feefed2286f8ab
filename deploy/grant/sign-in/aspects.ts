import { randomUUID } from 'node:crypto';
import { delegatedPermissions } from '../delegated.ts';
import { graphAppId } from '../permissions.ts';
import { botUri, type Application, type Scope } from './application.ts';

/** A property that the sign-in application must have. */
export interface Aspect {
  what: string;
  why: string;
  isThere(application: Application): boolean;
  /** The PATCH that adds it and keeps what else is there. */
  patch(application: Application): object;
}

/** Where the token service of the Bot Framework receives people who have signed in.
 * https://learn.microsoft.com/azure/bot-service/ref-oauth-redirect-urls */
export const redirectUri = 'https://token.botframework.com/.auth/web/redirect';

/** Teams on desktops and phones, and in the browser.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/authentication/bot-sso-register-aad */
const teamsClients = ['1fec8e78-bce4-4aaf-ab1b-5451cc387264', '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'];

const scopeName = 'access_as_user';

/**
 * What the application needs, in the order in which Graph takes it: a tenant's policy may refuse the address while the
 * application receives tokens of version 1, and a client can be allowed only for a scope that exists.
 * https://learn.microsoft.com/entra/identity-platform/identifier-uri-restrictions
 * `scopes` are those that Microsoft Graph offers.
 */
export function aspects(botId: string, scopes: readonly Scope[]): Aspect[] {
  return [...addressAspects(botUri(botId)), ...teamsAspects(randomUUID()), permissionsAspect(scopes)];
}

function addressAspects(uri: string): Aspect[] {
  return [
    {
      what: 'sign-in for accounts of this tenant only',
      why: 'nobody else can be an approver',
      isThere: ({ signInAudience }) => signInAudience === 'AzureADMyOrg',
      patch: () => ({ signInAudience: 'AzureADMyOrg' }),
    },
    {
      what: 'access tokens of version 2',
      why: 'the policy for identifier URIs lets such applications have the next address',
      isThere: ({ api }) => api.requestedAccessTokenVersion === 2,
      patch: () => ({ api: { requestedAccessTokenVersion: 2 } }),
    },
    {
      what: `identifier URI ${uri}`,
      why: 'Teams asks for a token for this address',
      isThere: ({ identifierUris }) => identifierUris.includes(uri),
      patch: ({ identifierUris }) => ({ identifierUris: [...identifierUris, uri] }),
    },
    {
      what: `redirect URI ${redirectUri}`,
      why: 'the Bot Framework receives the sign-in there, and keeps the token for the bot',
      isThere: ({ web }) => web.redirectUris.includes(redirectUri),
      patch: ({ web }) => ({ web: { redirectUris: [...web.redirectUris, redirectUri] } }),
    },
  ];
}

/** `scopeId` is the id of the scope if it has to be made. */
function teamsAspects(scopeId: string): Aspect[] {
  return [
    {
      what: `scope ${scopeName}`,
      why: 'the right that Teams asks for',
      isThere: (application) => offered(application)?.isEnabled === true,
      patch: (application) => ({ api: { oauth2PermissionScopes: withScope(application, scopeId) } }),
    },
    {
      what: 'Teams as a client that needs no question',
      why: 'approvers are signed in silently; without it they are asked',
      isThere: (application) => teamsClients.every((client) => isAllowed(application, client)),
      patch: (application) => ({ api: { preAuthorizedApplications: withTeams(application, scopeId) } }),
    },
  ];
}

function permissionsAspect(scopes: readonly Scope[]): Aspect {
  return {
    what: `requested permissions ${delegatedPermissions.map(({ name }) => name).join(', ')}`,
    why: 'shown to whoever looks at the application',
    isThere: (application) => missing(application, scopes).length === 0,
    patch: (application) => ({ requiredResourceAccess: withPermissions(application, scopes) }),
  };
}

function offered({ api }: Application): Scope | undefined {
  return api.oauth2PermissionScopes.find(({ value }) => value === scopeName);
}

function withScope(application: Application, id: string): Scope[] {
  const others = application.api.oauth2PermissionScopes.filter(({ value }) => value !== scopeName);
  const made = {
    id,
    value: scopeName,
    type: 'Admin',
    isEnabled: true,
    adminConsentDisplayName: 'Sign in',
    adminConsentDescription: 'Lets Teams sign approvers in to Qlik publisher.',
  };
  return [...others, { ...(offered(application) ?? made), isEnabled: true }];
}

function isAllowed(application: Application, client: string): boolean {
  const scope = offered(application);
  return application.api.preAuthorizedApplications.some(
    ({ appId, delegatedPermissionIds }) =>
      appId === client && scope !== undefined && delegatedPermissionIds.includes(scope.id),
  );
}

/** `newScopeId` is the id of the scope if the application has none yet. */
function withTeams(application: Application, newScopeId: string): object[] {
  const scopeId = offered(application)?.id ?? newScopeId;
  const known = application.api.preAuthorizedApplications;
  const others = known.filter(({ appId }) => !teamsClients.includes(appId));
  const teams = teamsClients.map((appId) => {
    const before = known.find((one) => one.appId === appId)?.delegatedPermissionIds ?? [];
    return { appId, delegatedPermissionIds: [...new Set([...before, scopeId])] };
  });
  return [...others, ...teams];
}

function missing({ requiredResourceAccess }: Application, scopes: readonly Scope[]): string[] {
  const requested = requiredResourceAccess.find(({ resourceAppId }) => resourceAppId === graphAppId);
  return delegatedPermissions
    .flatMap(({ name }) => scopes.find(({ value }) => value === name)?.id ?? [])
    .filter((id) => !requested?.resourceAccess.some((one) => one.id === id && one.type === 'Scope'));
}

function withPermissions(application: Application, scopes: readonly Scope[]): object[] {
  const all = application.requiredResourceAccess;
  const requested = all.find(({ resourceAppId }) => resourceAppId === graphAppId)?.resourceAccess ?? [];
  const added = missing(application, scopes).map((id) => ({ id, type: 'Scope' }));
  const others = all.filter(({ resourceAppId }) => resourceAppId !== graphAppId);
  return [...others, { resourceAppId: graphAppId, resourceAccess: [...requested, ...added] }];
}
