import { UserError } from '../../../src/errors.ts';
import { segment } from '../../../src/graph/call/odata.ts';
import { readAll } from '../../../src/graph/call/paging.ts';
import type { Graph } from '../../../src/graph/client.ts';
import { delegatedPermissions } from '../delegated.ts';
import type { SignIn } from './application.ts';
import { redirectUri } from './aspects.ts';
import { credentialName } from './federation.ts';

/**
 * Names what of an application is not from this command and would let somebody else use the permissions it is about to
 * get: anybody in the tenant may register an application with our name or address. Empty = nothing, or it already has
 * all permissions, which was agreed to before.
 */
export async function findStrangers(graph: Graph, signIn: SignIn): Promise<string[]> {
  const { application, consent, credentials } = signIn;
  const given = consent?.scope.split(' ') ?? [];
  if (delegatedPermissions.every(({ name }) => given.includes(name))) return [];
  const me: { id: string } = await graph.api('/me').select('id').get();
  const owners = await readAll<{ id: string; displayName?: string | null }>(
    graph,
    graph.api(`/applications/${segment(application.id)}/owners`).select('id,displayName'),
  );
  const { web, spa, publicClient, passwordCredentials, keyCredentials } = application;
  const redirects = [...web.redirectUris, ...spa.redirectUris, ...publicClient.redirectUris];
  return [
    ...owners.filter(({ id }) => id !== me.id).map(({ id, displayName }) => `owner ${displayName ?? id}`),
    ...passwordCredentials.map(({ displayName }) => `secret ${displayName ?? 'without a name'}`),
    ...keyCredentials.map(({ displayName }) => `certificate ${displayName ?? 'without a name'}`),
    ...credentials
      .filter(({ name }) => name !== credentialName)
      .map(({ name }) => `federated credential ${name}`),
    ...redirects.filter((uri) => uri !== redirectUri).map((uri) => `redirect URI ${uri}`),
    ...(application.isFallbackPublicClient ? ['public client flows'] : []),
  ];
}

/** Throws UserError where `findStrangers` finds something. */
export async function requireTrusted(graph: Graph, signIn: SignIn): Promise<void> {
  const strangers = await findStrangers(graph, signIn);
  if (strangers.length === 0) return;
  const { displayName, appId } = signIn.application;
  throw new UserError(
    `The application ${displayName} (${appId}) lacks permissions, and has what this command did not give it: ${strangers.join(', ')}.`,
    'If the application is known to you, remove that (Microsoft Entra, App registrations); otherwise delete the application. Then repeat this command.',
  );
}
