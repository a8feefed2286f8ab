import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A load balancer: one address for many bots. It forwards to the ready ones in turn. */
export interface Balancer {
  url: string;
  /** Returns how many bots are ready now. */
  ready(): number;
  close(): Promise<void>;
}

const lookEveryMs = 250;
const tries = 40;

/** Starts it in front of the bots at `urls`. It skips a bot that refuses the connection; a lost answer becomes 502. */
export async function startBalancer(urls: readonly string[]): Promise<Balancer> {
  const ready = new Set<string>();
  const look = async (url: string) => {
    const isReady = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(2000) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) ready.add(url);
    else ready.delete(url);
  };
  const timer = setInterval(() => void Promise.all(urls.map(look)), lookEveryMs);
  const server = createServer((request, response) => {
    void answer(ready, request).then(({ status, text }) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ready: () => ready.size,
    close: () => close(server, timer),
  };
}

let turn = 0;

async function answer(
  ready: Set<string>,
  request: IncomingMessage,
): Promise<{ status: number; text: string }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: Buffer.concat(chunks),
  };
  for (let i = 0; i < tries; i++) {
    const url = [...ready][turn++ % Math.max(1, ready.size)];
    if (!url) {
      await sleep(lookEveryMs);
      continue;
    }
    try {
      const response = await fetch(`${url}${request.url}`, init);
      return { status: response.status, text: await response.text() };
    } catch (error) {
      if (!isRefused(error)) return { status: 502, text: '{}' };
      ready.delete(url);
    }
  }
  return { status: 503, text: '{}' };
}

/** Whether the connection was refused. Nothing was sent, so it is safe to ask another bot. */
function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}

function close(server: Server, timer: NodeJS.Timeout): Promise<void> {
  clearInterval(timer);
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
