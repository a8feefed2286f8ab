import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Everything received over one connection. */
export interface RawAnswer {
  /** Status of each answer, in order. */
  statuses: number[];
  /** The received text, headers included. */
  text: string;
  /** Whether the other side ended the connection. */
  isClosed: boolean;
}

/** Sends the parts as they are, a moment apart, and waits until the other side closes or is silent for `quietMs`. */
export async function sendRaw(
  port: number,
  parts: readonly (string | Buffer)[],
  quietMs = 5000,
): Promise<RawAnswer> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  let lastAt = Date.now();
  socket.on('data', (chunk: Buffer) => {
    lastAt = Date.now();
    chunks.push(chunk);
  });
  let isClosed = false;
  socket.on('error', () => {}).once('close', () => (isClosed = true));
  for (const part of parts) {
    if (isClosed) break;
    const isTaken = socket.write(part);
    if (!isTaken) await Promise.race([once(socket, 'drain'), sleep(2000)]).catch(() => {});
    await sleep(2);
    lastAt = Date.now();
  }
  while (!isClosed && Date.now() - lastAt < quietMs) await sleep(5);
  const wasClosed = isClosed;
  socket.destroy();
  const text = Buffer.concat(chunks).toString('latin1');
  const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
  return { statuses, text, isClosed: wasClosed };
}

/** Returns the head of a request. `headers` can override the default `host`. */
export function head(port: number, firstLine: string, headers: Record<string, string> = {}): string {
  const all = { host: `127.0.0.1:${port}`, ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${firstLine} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/** Returns a whole request with its length, after which the connection may close. */
export function whole(
  port: number,
  firstLine: string,
  headers: Record<string, string>,
  body: string | Buffer,
): (string | Buffer)[] {
  return [
    head(port, firstLine, {
      connection: 'close',
      'content-length': String(Buffer.byteLength(body)),
      ...headers,
    }),
    body,
  ];
}

/** Opens `count` connections that all send `bytes` and nothing more. Resolves when all are open. */
export function openMany(port: number, count: number, bytes: string): Promise<Socket[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {}).resume();
      await once(socket, 'connect').catch(() => {});
      socket.write(bytes);
      return socket;
    }),
  );
}
