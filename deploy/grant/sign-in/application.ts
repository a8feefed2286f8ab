import { UserError } from '../../../src/errors.ts';
import { quote, segment } from '../../../src/graph/call/odata.ts';
import { readAll, readOne } from '../../../src/graph/call/paging.ts';
import type { Graph } from '../../../src/graph/client.ts';

/** Display name of the application that approvers sign in to. */
export const signInName = 'Qlik publisher sign-in';

/** A scope that an application offers. */
export interface Scope {
  id: string;
  value: string | null;
  isEnabled: boolean;
}

/** An application, as far as sign-in is concerned. https://learn.microsoft.com/graph/api/resources/application */
export interface Application {
  /** Object id. */
  id: string;
  /** Client id. */
  appId: string;
  displayName: string;
  signInAudience: string;
  identifierUris: string[];
  api: {
    requestedAccessTokenVersion: number | null;
    oauth2PermissionScopes: Scope[];
    preAuthorizedApplications: { appId: string; delegatedPermissionIds: string[] }[];
  };
  web: { redirectUris: string[] };
  spa: { redirectUris: string[] };
  publicClient: { redirectUris: string[] };
  /** Whether it may sign people in without proving who it is. */
  isFallbackPublicClient: boolean | null;
  requiredResourceAccess: { resourceAppId: string; resourceAccess: { id: string; type: string }[] }[];
  passwordCredentials: { displayName: string | null; endDateTime: string | null }[];
  keyCredentials: { displayName: string | null; endDateTime: string | null }[];
}

/** A trust in tokens of another issuer, in place of a secret. */
export interface FederatedCredential {
  id: string;
  name: string;
  issuer: string;
  subject: string;
  audiences: string[];
}

/** A consent. https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant */
interface Consent {
  id: string;
  /** Names of scopes, separated by spaces. */
  scope: string;
}

/** The sign-in application with what belongs to it. */
export interface SignIn {
  application: Application;
  /** Object id of its service principal; `''` = it has none. */
  principalId: string;
  /** Its consent for everybody to use Microsoft Graph; null = none. */
  consent: Consent | null;
  credentials: FederatedCredential[];
}

const select =
  'id,appId,displayName,signInAudience,identifierUris,api,web,spa,publicClient,isFallbackPublicClient,requiredResourceAccess,passwordCredentials,keyCredentials';

/** The address by which Teams asks for a token for the bot.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/authentication/bot-sso-register-aad */
export function botUri(botId: string): string {
  return `api://botid-${botId}`;
}

/**
 * Finds the sign-in application of a bot by its address, or by its name where an earlier run ended before the address
 * was set; null = there is none. Throws UserError if several have the name.
 */
export async function readSignIn(
  graph: Graph,
  botId: string,
  graphPrincipalId: string,
): Promise<SignIn | null> {
  const application = await findApplication(graph, botId);
  if (!application) return null;
  const principal = await readOne<{ id: string }>(
    graph.api(`/servicePrincipals(appId=${quote(application.appId)})`).select('id'),
  );
  const credentials = await readAll<FederatedCredential>(
    graph,
    graph.api(`/applications/${segment(application.id)}/federatedIdentityCredentials`),
  );
  const consent = principal && (await readConsent(graph, principal.id, graphPrincipalId));
  return { application, principalId: principal?.id ?? '', consent, credentials };
}

async function findApplication(graph: Graph, botId: string): Promise<Application | null> {
  const find = (filter: string) =>
    readAll<Application>(graph, graph.api('/applications').filter(filter).select(select));
  const [addressed] = await find(`identifierUris/any(uri:uri eq ${quote(botUri(botId))})`);
  if (addressed) return addressed;
  const named = (await find(`displayName eq ${quote(signInName)}`)).filter(
    ({ identifierUris }) => !identifierUris.some((uri) => uri.startsWith('api://botid-')),
  );
  if (named.length > 1)
    throw new UserError(
      `${named.length} applications are named ${signInName}.`,
      'Delete or rename those that are not in use (Microsoft Entra, App registrations), then repeat this command.',
    );
  return named[0] ?? null;
}

async function readConsent(graph: Graph, clientId: string, resourceId: string): Promise<Consent | null> {
  const consents = await readAll<Consent & { resourceId: string; consentType: string }>(
    graph,
    graph.api('/oauth2PermissionGrants').filter(`clientId eq ${quote(clientId)}`),
  );
  return consents.find((one) => one.resourceId === resourceId && one.consentType === 'AllPrincipals') ?? null;
}
