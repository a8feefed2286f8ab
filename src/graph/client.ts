import type { TokenCredential } from '@azure/identity';
import {
  AuthenticationHandler,
  Client,
  RedirectHandler,
  TelemetryHandler,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import type { Log } from '../log.ts';
import { isLoopbackHost } from '../loopback.ts';
import { createHttpHandler, type NoteWrite, type Priority } from './call/http.ts';
import { createLoopbackAuthentication } from './call/loopback-authentication.ts';
import { createRenewalHandler } from './call/renewal.ts';
import { createRetryHandler } from './call/retry.ts';
import { createTokens, noTokens, type Tokens } from './call/tokens.ts';

/** Microsoft's Graph client, bound to one request id; `url` is the root of Graph without a version. */
export type Graph = Client & {
  readonly url: string;
  readonly tokens: Tokens;
  /** Calls are made in a person's name. */
  readonly isPersonal: boolean;
  /** Receives the `request-id` of every answered write, except of those made through a `noting` of this Graph. */
  readonly noteWrite: NoteWrite;
  /** Returns the same Graph, which tells `noteWrite` instead. */
  noting(noteWrite: NoteWrite): Graph;
  /** Says in the log, once for each, that Graph refuses an option of a query and a slower way is taken. */
  tellRefused(option: string, error: unknown): void;
};

/** Creates a Graph client whose calls carry the id as `client-request-id`. Cheap: create one for each request. */
export type GraphFor = (requestId: string, priority?: Priority) => Graph;

/** Connects to the Graph at `url` (root without a version, such as `https://graph.microsoft.com`). Tokens are sent over
 * plain http to a loopback address only, for which alone `credential` may be null. Throws RangeError otherwise.
 * `isPersonal` = the credential is a person's, which errors then say. */
export function connectGraph(options: {
  url: string;
  credential: TokenCredential | null;
  log: Log;
  isPersonal?: boolean;
}): GraphFor {
  const root = new URL(options.url);
  const url = root.href.replace(/\/+$/, '');
  if (options.credential === null && !isLoopbackHost(root.hostname)) {
    throw new RangeError(`Graph at ${root.host} needs a credential`);
  }
  if (root.protocol === 'http:' && !isLoopbackHost(root.hostname)) {
    throw new RangeError(`A token may go to Graph at ${root.host} only over https`);
  }
  const { log, isPersonal = false } = options;
  const tokens = tokensFor(options.credential, root);
  const tellRefused = tellOnce(log);
  const connect = (requestId: string, priority: Priority, noteWrite: NoteWrite): Graph => {
    const told = { requestId, priority, isPersonal, log, noteWrite };
    const client = Client.initWithMiddleware({
      baseUrl: url,
      defaultVersion: 'v1.0',
      customHosts: new Set([root.hostname]),
      middleware: [
        createRenewalHandler(tokens),
        ...authentication(options.credential, tokens, root),
        createRetryHandler(),
        new RedirectHandler(),
        new TelemetryHandler(),
        createHttpHandler(told),
      ],
    });
    const noting = (note: NoteWrite) => connect(requestId, priority, note);
    return Object.assign(client, { url, tokens, isPersonal, noteWrite, noting, tellRefused });
  };
  return (requestId, priority = 'High') => connect(requestId, priority, () => {});
}

function tellOnce(log: Log): Graph['tellRefused'] {
  const told = new Set<string>();
  return (option, error) => {
    if (told.has(option)) return;
    told.add(option);
    log.warn({ err: error, option }, 'Graph refuses this in a query; a slower way is taken');
  };
}

function tokensFor(credential: TokenCredential | null, root: URL): Tokens {
  // Each national cloud issues tokens for its own root: https://learn.microsoft.com/graph/deployments
  return credential === null ? noTokens : createTokens(credential, [`${root.origin}/.default`]);
}

function authentication(credential: TokenCredential | null, tokens: Tokens, root: URL): Middleware[] {
  if (credential === null) return [];
  if (root.protocol === 'http:') return [createLoopbackAuthentication(tokens, root)];
  return [new AuthenticationHandler({ getAccessToken: () => tokens.get() })];
}
