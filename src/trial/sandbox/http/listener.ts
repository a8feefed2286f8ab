import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectBody } from '../../../door/collect-body.ts';
import type { RawResponse } from './raw-response.ts';
import type { Head } from './refuse-foreign.ts';

/** A raw request with its body read. */
export interface RawRequest {
  method: string;
  /** Target with query, as in `/v1.0/users?$top=5`. */
  target: string;
  headers: Record<string, string>;
  body: string;
}

const maxBodyBytes = 4 * 1024 * 1024;

/** How to answer requests. */
export interface Answering {
  /** Returns the response to a request that its head alone rules out; null = go on. */
  refuse(head: Head): RawResponse | null;
  /** If it rejects, the connection is closed. */
  answer(request: RawRequest): Promise<RawResponse>;
}

/** Listens and answers. Rejects with the socket's error, such as EADDRINUSE. */
export async function listen(
  options: { port: number; host: string },
  answering: Answering,
): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => void exchange(request, response, answering));
  // The bot runs in the same process: while its database starts, a shorter timeout would cut live connections.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => resolve());
  });
  return { server, port: (server.address() as AddressInfo).port };
}

/** Stops the server and closes every connection. */
export async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

async function exchange(
  request: IncomingMessage,
  response: ServerResponse,
  { refuse, answer }: Answering,
): Promise<void> {
  try {
    const { method = 'GET', url: target = '/', headers, socket } = request;
    const refused = refuse({ method, target, headers, port: socket.localPort ?? 0 });
    const body = refused ? '' : await readBody(request);
    const answered =
      refused ??
      (body === null
        ? { status: 413, headers: { connection: 'close' }, body: '' }
        : await answer({ method, target, headers: firstValues(request), body }));
    // Not chained, because restify, loaded in the same process, replaces writeHead with a version that returns nothing.
    response.writeHead(answered.status, answered.headers);
    response.end(answered.body);
  } catch {
    // The client disconnected, sent invalid HTTP, or is to get no response.
    response.destroy();
  }
}

/** Returns null if the body is too large. Throws if the client disconnects. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const collected = await collectBody(request, maxBodyBytes, { left: maxBodyBytes });
  if (collected === 'gone') throw new Error('The client disconnected');
  return typeof collected === 'string' ? null : collected.body.toString('utf8');
}

function firstValues({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
