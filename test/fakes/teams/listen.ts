import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import { callOf, type Call } from './call.ts';

/** An address at which the connector listens. */
export interface Listener {
  url: string;
  close(): Promise<void>;
}

/** Listens on `port` of this machine, 0 for any. `answer` also gets the call's Authorization header. */
export async function listen(
  port: number,
  answer: (call: Call, authorization: string) => Answer,
  postMs: () => number,
): Promise<Listener> {
  const server = createServer((request, response) => {
    readText(request).then(async (text) => {
      const { pathname } = new URL(request.url ?? '', 'http://x');
      const call = callOf(request.method ?? '', pathname, text);
      const answered = answer(call, request.headers.authorization ?? '');
      await sleep((answered.delayMs ?? 0) + (call.method === 'POST' ? postMs() : 0));
      send(response, answered);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${address.port}`, close };
}

function send(response: ServerResponse, { status, body, text, headers, isCut }: Answer): void {
  if (isCut) {
    response.destroy();
    return;
  }
  const type = text === undefined ? 'application/json' : 'text/html';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(text ?? JSON.stringify(body));
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
