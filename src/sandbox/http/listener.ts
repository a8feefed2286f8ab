import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came, body read. */
export interface RawRequest {
  method: string;
  /** Target with query, as in `/v1.0/users?$top=5`. */
  target: string;
  headers: Record<string, string>;
  body: string;
}

export interface RawResponse {
  status: number;
  headers: Record<string, string | string[]>;
  body: string;
}

const maxBodyBytes = 4 * 1024 * 1024;

/** Listens and answers each request by `answer`; when that rejects, the connection ends. Rejects with the error of the socket, as EADDRINUSE. */
export async function listen(
  options: { port: number; host: string },
  answer: (request: RawRequest) => Promise<RawResponse>,
): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => void exchange(request, response, answer));
  // The bot lives in the same process: while its database starts, a shorter limit would cut live connections.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => resolve());
  });
  return { server, port: (server.address() as AddressInfo).port };
}

/** Ends the server and every connection to it. */
export async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

async function exchange(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (request: RawRequest) => Promise<RawResponse>,
): Promise<void> {
  try {
    const body = await readBody(request);
    const answered: RawResponse =
      body === null
        ? { status: 413, headers: {}, body: '' }
        : await answer({
            method: request.method ?? 'GET',
            target: request.url ?? '/',
            headers: firstValues(request),
            body,
          });
    // Two statements: restify, loaded in the same process, replaces writeHead by one that returns nothing.
    response.writeHead(answered.status, answered.headers);
    response.end(answered.body);
  } catch {
    // The caller went away or sent what is no HTTP, or there is to be no answer.
    response.destroy();
  }
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > maxBodyBytes) return null;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function firstValues({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
