import { Server } from 'node:net';
import { createRequire } from 'node:module';

/**
 * Runs Agents Playground in a child process of its own, with what its command line cannot be told: it listens on
 * loopback only, and it ends with the bot, however the bot ends.
 */
process.on('disconnect', () => process.exit(0));

const listen = Server.prototype.listen;
Server.prototype.listen = function listenOnLoopback(this: Server, ...args: unknown[]): Server {
  const [port, ...rest] = args;
  const onLoopback =
    typeof port === 'number' && typeof rest[0] !== 'string' ? [port, '127.0.0.1', ...rest] : args;
  return Reflect.apply(listen, this, onLoopback);
};

createRequire(import.meta.url)('@microsoft/m365agentsplayground/cli.js');
