import type { Claims } from './jwt.ts';
import { startHttps } from './https.ts';
import type { Issuer } from './issuer.ts';

/** A call that the guard let through, and the owner of its token. */
export interface GuardedCall {
  method: string;
  path: string;
  claims: Claims;
}

/** Microsoft Graph as the internet sees it: https, with the sandbox tenant behind a check of the token. */
export interface GuardedGraph {
  url: string;
  calls: GuardedCall[];
  /** Returns the `WWW-Authenticate` header with which a valid token is refused; null = it is accepted. */
  refuses(claims: Claims, method: string): string | null;
  /** Calls without a valid token. */
  refused: string[];
  close(): Promise<void>;
}

/** Starts it. `tokenOf` exchanges the claims of an accepted token for one that the tenant knows. */
export async function startGuardedGraph(
  issuer: Issuer,
  sandboxUrl: string,
  tokenOf: (claims: Claims) => Promise<string>,
): Promise<GuardedGraph> {
  const calls: GuardedCall[] = [];
  const refused: string[] = [];
  const server = await startHttps(async (request, body) => {
    const { method = 'GET', url: path = '' } = request;
    const claims = issuer.accepts(request.headers.authorization, server.url);
    if (!claims) {
      refused.push(`${method} ${path}`);
      return { status: 401, body: JSON.stringify({ error: { code: 'InvalidAuthenticationToken' } }) };
    }
    const challenge = guarded.refuses(claims, method);
    if (challenge !== null) return tokenRefused(challenge);
    calls.push({ method, path, claims });
    const authorization = `Bearer ${await tokenOf(claims)}`;
    const own = { 'content-type': 'application/json', authorization };
    const headers = { ...own, ...passedOn(request.headers) };
    const isEmpty = method === 'GET' || body === '';
    const answer = await fetch(`${sandboxUrl}${path}`, { method, headers, ...(!isEmpty && { body }) });
    const kept = ['request-id', 'retry-after', 'location', 'www-authenticate'];
    const known = kept.flatMap((name) => {
      const value = answer.headers.get(name);
      return value ? [[name, value] as const] : [];
    });
    return { status: answer.status, body: await answer.text(), headers: Object.fromEntries(known) };
  });
  const guarded: GuardedGraph = {
    url: server.url,
    calls,
    refused,
    refuses: () => null,
    close: server.close,
  };
  return guarded;
}

function tokenRefused(challenge: string) {
  const code = 'InvalidAuthenticationToken';
  const error = { code, message: 'Continuous access evaluation resulted in challenge.' };
  return {
    status: 401,
    body: JSON.stringify({ error }),
    headers: { 'content-type': 'application/json', 'www-authenticate': challenge },
  };
}

function passedOn(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const names = ['client-request-id', 'consistencylevel', 'prefer', 'if-match'];
  return Object.fromEntries(names.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : [])));
}
