import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { compiled } from './compiled.ts';
import { freePort } from './product.ts';

/** A start of the product as `npm start` does it, without the chat windows. */
export interface Started {
  child: ChildProcess;
  /** Where it listens, if it does. */
  url: string;
  /** Whether it runs now or has ended. */
  outcome: Promise<'runs' | 'ended'>;
  /** What it has said to its operator so far. */
  said(): string;
  /** SIGKILL, unless it has ended. */
  kill(): Promise<void>;
}

const index = fileURLToPath(import.meta.resolve('../../../src/index.ts'));

/** Starts the product on free ports with these variables more. */
export async function startProcess(
  env: Record<string, string>,
  options: { uid?: number } = {},
): Promise<Started> {
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const own = { PORT: String(port), SANDBOX_PORT: String(sandboxPort), PLAYGROUND: 'off' };
  const child = spawn(process.execPath, [index], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'info', NODE_COMPILE_CACHE: compiled, ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
  let said = '';
  child.stderr.on('data', (text) => (said += String(text)));
  const ended = once(child, 'close').then(() => 'ended' as const);
  const url = `http://127.0.0.1:${port}`;
  return {
    child,
    url,
    outcome: Promise.race([ended, isReady(url, child)]),
    said: () => said,
    kill: async () => {
      if (child.exitCode === null) child.kill('SIGKILL');
      await ended;
    },
  };
}

async function isReady(url: string, child: ChildProcess): Promise<'runs'> {
  for (;;) {
    const answer = await fetch(`${url}/ready`).catch(() => null);
    if (answer?.status === 200) return 'runs';
    if (child.exitCode !== null) return new Promise(() => {});
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
