import type { IncomingMessage } from 'node:http';
import { foreignCaller } from './foreign-caller.ts';
import type { Refusal } from './refuse.ts';

/** All routes and their methods. */
const routes = { '/health': 'GET', '/ready': 'GET', '/api/messages': 'POST' } as const;

/**
 * Checks the request line and the headers; null = the request may go on to its route, and restify sees only such
 * requests. If activities are not signed, only programs on this machine may call.
 */
export function refusalAtGate(request: IncomingMessage, isSigned: boolean): Refusal | null {
  const { url = '', method = '', headers, socket } = request;
  const known: Record<string, string> = routes;
  const [path = ''] = url.split('?');
  const allowed = Object.hasOwn(known, path) ? known[path] : undefined;
  const foreign = isSigned ? '' : foreignCaller({ method, headers, port: socket.localPort ?? 0 });
  if (foreign) return { status: 403, error: `Refused: ${foreign}` };
  if (allowed === undefined) return { status: 404, error: 'Not found' };
  if (method !== allowed) return { status: 405, error: 'Not allowed', headers: { allow: allowed } };
  // Teams signs every request, so one without a token is refused unread.
  if (isSigned && path === '/api/messages' && !/^Bearer \S/i.test(headers.authorization ?? ''))
    return { status: 401, error: 'Not accepted' };
  return null;
}
