import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { compiled } from './compiled.ts';

/** The product as `npm start` runs it, without the chat windows: a process of its own that can be killed. */
export interface Product {
  botUrl: string;
  sandboxUrl: string;
  start(): Promise<void>;
  /** SIGKILL: nothing gets a chance to end well. */
  kill(): Promise<void>;
}

/** Prepares a product with its data in `dataDir`, on free ports that stay the same over restarts. */
export async function createProduct(dataDir: string): Promise<Product> {
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const env = {
    PATH: process.env['PATH'],
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_LATENCY_MS: '80',
    DATA_DIR: dataDir,
    PLAYGROUND: 'off',
    NODE_COMPILE_CACHE: compiled,
  };
  let child: ChildProcess | null = null;
  return {
    botUrl: `http://127.0.0.1:${port}`,
    sandboxUrl: `http://127.0.0.1:${sandboxPort}`,
    start: async () => {
      const stdio = ['ignore', 'pipe', 'inherit'] as const;
      child = spawn(process.execPath, [fileURLToPath(import.meta.resolve('../../../src/index.ts'))], {
        env,
        stdio: [...stdio],
      });
      await Promise.race([
        once(child.stdout ?? child, 'data'),
        once(child, 'exit').then(([code]) => Promise.reject(new Error(`The product ended with ${code}`))),
      ]);
    },
    kill: async () => {
      if (!child || child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** A port that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
