import type { IncomingMessage } from 'node:http';
import { foreignCaller } from './foreign-caller.ts';
import type { Refusal } from './refuse.ts';

/** Everything that can be asked for. */
export const routes = { '/health': 'GET', '/ready': 'GET', '/api/messages': 'POST' } as const;

/**
 * What is wrong with a request by its first line and its headers; null = it may go on to its route, which is all that
 * restify ever sees of the world. Where activities are not signed, only programs of this machine may ask.
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
  // Teams signs everything: without a token nobody need listen.
  if (isSigned && path === '/api/messages' && !/^Bearer \S/i.test(headers.authorization ?? ''))
    return { status: 401, error: 'Not accepted' };
  return null;
}
