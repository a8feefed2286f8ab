import { Server as HttpServer, type IncomingMessage } from 'node:http';
import { Server, type Socket } from 'node:net';
import { createRequire } from 'node:module';
import { foreignCaller, foreignVisitor } from '../../door/foreign-caller.ts';

/**
 * Runs Agents Playground in its own child process, with restrictions that its command line does not offer: it ends with
 * the bot, however the bot ends; it listens on loopback only and serves only its own page; and that page loads nothing
 * from elsewhere (it would fetch fonts from a CDN).
 */
process.on('disconnect', () => process.exit(0));

const pagePolicy =
  "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob: ws://localhost:* ws://127.0.0.1:*";
const { listen } = Server.prototype;
const { emit } = HttpServer.prototype;

Server.prototype.listen = function listenOnLoopback(this: Server, ...args: unknown[]): Server {
  const [port, ...rest] = args;
  const hasHost = typeof rest[0] === 'string';
  this.prependListener('request', (_request, response) =>
    response.setHeader('content-security-policy', pagePolicy),
  );
  return Reflect.apply(
    listen,
    this,
    typeof port === 'number' && !hasHost ? [port, '127.0.0.1', ...rest] : args,
  );
};

/**
 * Checks each request before the tool does, because anybody who reaches a window can act as its user and read along.
 */
HttpServer.prototype.emit = function emitOwn(this: HttpServer, event: string, ...args: unknown[]): boolean {
  const [request] = args;
  const isCall = event === 'request' || event === 'upgrade';
  if (!isCall || !isForeign(request as IncomingMessage)) return Reflect.apply(emit, this, [event, ...args]);
  const { socket } = request as IncomingMessage;
  refuse(socket);
  return true;
};

function isForeign({ method = '', url = '', headers, socket }: IncomingMessage): boolean {
  const caller = { method, headers, port: socket.localPort ?? 0 };
  return (url === '/' ? foreignVisitor(caller) : foreignCaller(caller)) !== '';
}

function refuse(socket: Socket): void {
  socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
}

createRequire(import.meta.url)('@microsoft/m365agentsplayground/cli.js');
