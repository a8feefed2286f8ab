import type { AddressInfo, Socket } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import type { KeyPair } from './authority.ts';

export interface HostileEdge {
  port: number;
  /** Connections accepted so far, and requests read. */
  seen: { connections: number; requests: string[] };
  close(): Promise<void>;
}

/** Starts a TLS server on loopback that does to each connection, once its request has come, what the test wants. */
export async function startHostileEdge(
  certificate: KeyPair,
  answer: (socket: TLSSocket, request: string) => void,
): Promise<HostileEdge> {
  const seen = { connections: 0, requests: [] as string[] };
  const open = new Set<Socket>();
  const server = createServer(certificate, (socket) => {
    socket.on('error', () => {});
    socket.once('data', (head) => {
      seen.requests.push(head.toString());
      answer(socket, head.toString());
    });
  });
  server.on('connection', (socket: Socket) => {
    seen.connections += 1;
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
  });
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
