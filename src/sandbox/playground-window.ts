import { Server } from 'node:net';
import { createRequire } from 'node:module';

/**
 * Runs Agents Playground in a child process of its own, with what its command line cannot be told: it ends with the
 * bot, however the bot ends; it listens on loopback only; its page loads nothing from elsewhere (it asks a content
 * network for fonts).
 */
process.on('disconnect', () => process.exit(0));

const pagePolicy =
  "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob: ws://localhost:* ws://127.0.0.1:*";
const listen = Server.prototype.listen;

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

createRequire(import.meta.url)('@microsoft/m365agentsplayground/cli.js');
