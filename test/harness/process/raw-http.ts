import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What came back over one connection. */
export interface RawAnswer {
  /** Status of each answer, in order. */
  statuses: number[];
  /** Everything that came, heads included. */
  text: string;
  /** The other side ended the connection. */
  isClosed: boolean;
}

/** Sends bytes as they are, each part a moment after the one before, and waits until the other side closes or `quietMs` pass without a byte. */
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

/** The head of a request; `host` is there unless another one is given. */
export function head(port: number, firstLine: string, headers: Record<string, string> = {}): string {
  const all = { host: `127.0.0.1:${port}`, ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${firstLine} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/** A whole request with its length, after which the connection may end. */
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

/** Connections that send the same and then nothing more; resolves to them when all are open. */
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
