import type { TokenCredential } from '@azure/identity';
import {
  AuthenticationHandler,
  Client,
  RedirectHandler,
  TelemetryHandler,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import { TokenCredentialAuthenticationProvider } from '@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials/index.js';
import type { Log } from '../log.ts';
import { isLoopbackHost } from '../loopback.ts';
import { explainTokenFailures } from './call/explain-token-failures.ts';
import { createHttpHandler, type NoteWrite } from './call/http.ts';
import { createRetryHandler } from './call/retry.ts';

/** Microsoft's Graph client, bound to one request id; `url` is the root of Graph without a version. */
export type Graph = Client & {
  readonly url: string;
  /** Receives the `request-id` of every answered write, except of those made through a `noting` of this Graph. */
  readonly noteWrite: NoteWrite;
  /** Returns the same Graph, which tells `noteWrite` instead. */
  noting(noteWrite: NoteWrite): Graph;
};

/** Creates a Graph client whose calls carry the id as `client-request-id`. Cheap: create one for each request. */
export type GraphFor = (requestId: string) => Graph;

/** Connects to the Graph at `url` (root without a version, such as `https://graph.microsoft.com`). Tokens are never
 * sent over plain http, so `credential` may be null only for a loopback address. Throws RangeError otherwise. */
export function connectGraph(options: {
  url: string;
  credential: TokenCredential | null;
  log: Log;
}): GraphFor {
  const root = new URL(options.url);
  const url = root.href.replace(/\/+$/, '');
  if (options.credential === null && !isLoopbackHost(root.hostname)) {
    throw new RangeError(`Graph at ${root.host} needs a credential`);
  }
  const connect = (requestId: string, noteWrite: NoteWrite): Graph => {
    const client = Client.initWithMiddleware({
      baseUrl: url,
      defaultVersion: 'v1.0',
      customHosts: new Set([root.hostname]),
      middleware: [
        ...authentication(options.credential, root),
        createRetryHandler(),
        new RedirectHandler(),
        new TelemetryHandler(),
        createHttpHandler(requestId, options.log, noteWrite),
      ],
    });
    return Object.assign(client, { url, noteWrite, noting: (note: NoteWrite) => connect(requestId, note) });
  };
  return (requestId) => connect(requestId, () => {});
}

function authentication(credential: TokenCredential | null, root: URL): Middleware[] {
  if (credential === null) return [];

  // Each national cloud issues tokens for its own root: https://learn.microsoft.com/graph/deployments
  const scopes = [`${root.origin}/.default`];
  const provider = new TokenCredentialAuthenticationProvider(explainTokenFailures(credential), { scopes });
  return [new AuthenticationHandler(provider)];
}
