import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The Bot Framework token service for one connection: who is signed in, and how people can sign in. */
export interface TokenService {
  url: string;
  /** How often a user's token can still be fetched, by chat user id. Absent = not signed in. */
  signedIn: Map<string, number>;
  /** Chat user ids whose Teams token is accepted for exchange. */
  consented: Set<string>;
  /** Owners of browser sign-ins, by code. */
  codes: Map<string, string>;
  /** Tokens that the service keeps until their owner signs out, by chat user id. Absent = a new one each time. */
  kept: Map<string, string>;
  isDown: boolean;
  /** Refuses every call, as for a connection that does not exist. */
  isRefusing: boolean;
  /** Calls without the bot's token. */
  unauthorized: string[];
  close(): Promise<void>;
}

export const connectionName = 'graph';

/** Starts it. `accepts` checks the bot's token; `tokenFor` makes a user's token from the chat user id. */
export async function startTokenService(
  accepts: (authorization: string) => boolean,
  tokenFor: (chatUserId: string) => string,
): Promise<TokenService> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    const answer = accepts(request.headers.authorization ?? '')
      ? answerCall(service, tokenFor, `${request.method} ${pathname}`, searchParams)
      : { status: 401, body: {} };
    if (answer.status === 401) service.unauthorized.push(pathname);
    request.resume();
    const status = service.isRefusing ? 400 : answer.status;
    response.writeHead(service.isDown ? 503 : status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const service: TokenService = {
    url: `http://127.0.0.1:${port}`,
    signedIn: new Map(),
    consented: new Set(),
    codes: new Map(),
    kept: new Map(),
    isDown: false,
    isRefusing: false,
    unauthorized: [],
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return service;
}

/** https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#token-service */
function answerCall(
  service: TokenService,
  tokenFor: (chatUserId: string) => string,
  call: string,
  query: URLSearchParams,
): { status: number; body: object } {
  const userId = query.get('userId') ?? '';
  const isOurs = query.get('connectionName') === connectionName && query.get('channelId') === 'msteams';
  const token = () => {
    const expiration = new Date(Date.now() + 3600_000).toISOString();
    return {
      status: 200,
      body: { connectionName, token: service.kept.get(userId) ?? tokenFor(userId), expiration },
    };
  };
  if (call === 'GET /api/usertoken/GetToken' && isOurs) {
    if (service.codes.get(query.get('code') ?? '') === userId) service.signedIn.set(userId, Infinity);
    const left = service.signedIn.get(userId) ?? 0;
    service.signedIn.set(userId, left - 1);
    return left > 0 ? token() : { status: 404, body: {} };
  }
  if (call === 'POST /api/usertoken/exchange' && isOurs) {
    if (!service.consented.has(userId)) return { status: 400, body: { error: { code: 'ConsentRequired' } } };
    service.signedIn.set(userId, Infinity);
    return token();
  }
  if (call === 'DELETE /api/usertoken/SignOut' && isOurs) {
    service.signedIn.delete(userId);
    service.kept.delete(userId);
    return { status: 200, body: {} };
  }
  if (call === 'GET /api/botsignin/GetSignInResource') {
    const signInLink = `${service.url}/signin`;
    return { status: 200, body: { signInLink, tokenExchangeResource: { id: 'one', uri: 'api://bot' } } };
  }
  return { status: 404, body: {} };
}
