import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createLog } from '../../../src/log.ts';
import { startSandbox } from '../../../src/trial/sandbox/sandbox.ts';
import { compiled } from './compiled.ts';
import { freePort } from './product.ts';

/** A bot in a process of its own, seen as strangers see it. */
export interface DoorProcess {
  url: string;
  port: number;
  /** Calls that Graph got, by path, since the last look. */
  graphCalls(): string[];
  /** What is in the temporary folder that is its own. */
  temporaryFiles(): string[];
  /** Memory in use; megabytes. */
  memoryMb(): number;
  /** What it wrote to its log and its error output. */
  output(): string;
  isRunning(): boolean;
  close(): Promise<void>;
}

/** What an environment says of a bot that is registered; nobody issues a token for it. */
const registration = {
  MICROSOFT_APP_ID: '8c5b6a4e-3c1c-4a43-9c57-0d5b7e3f1a20',
  MICROSOFT_APP_TENANT_ID: 'b155aa67-bd32-438c-92ab-32297f3f9c80',
  MICROSOFT_APP_TYPE: 'SingleTenant',
  MICROSOFT_APP_PASSWORD: 'hunter2',
  BOT_OPENID_METADATA_URL: 'http://127.0.0.1:9/openid',
  BOT_LOGIN_URL: 'https://127.0.0.1:9',
  HOST: '127.0.0.1',
};

/** Starts it, with or without a registration, in front of a tenant that runs in this process. */
export async function startDoor(isSigned: boolean): Promise<DoorProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'door-'));
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const calls: string[] = [];
  const sandbox = await startSandbox({
    port: 0,
    dataDir: null,
    replicationSeconds: 0,
    log: createLog('silent'),
    steps: [
      (request, next) => {
        calls.push(request.path.join('/'));
        return next(request);
      },
    ],
  });
  const port = await freePort();
  const env = {
    PATH: process.env['PATH'],
    ...(isSigned && registration),
    PORT: String(port),
    GRAPH_URL: sandbox.url,
    DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'warn',
    TMPDIR: temporary,
    DRAIN_SECONDS: '0',
    NODE_COMPILE_CACHE: compiled,
  };
  const entry = fileURLToPath(import.meta.resolve('../../../src/index.ts'));
  const child = spawn(process.execPath, ['--liftoff-only', entry], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => output.push(`${data}`));
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const url = `http://127.0.0.1:${port}`;
  const door: DoorProcess = {
    url,
    port,
    isRunning,
    graphCalls: () => calls.splice(0),
    temporaryFiles: () => readdirSync(temporary, { recursive: true }).map(String),
    memoryMb: () =>
      Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    output: () => output.join(''),
    close: async () => {
      if (isRunning()) {
        const exited = once(child, 'exit');
        child.kill('SIGKILL');
        await exited;
      }
      await sandbox.close();
      rmSync(folder, {
        recursive: true,
        force: true,
      });
    },
  };
  try {
    await untilReady(door);
    return door;
  } catch (error) {
    await door.close();
    throw error;
  }
}

async function untilReady(door: DoorProcess): Promise<void> {
  for (;;) {
    if (!door.isRunning()) throw new Error(`The bot ended: ${door.output()}`);
    if ((await fetch(`${door.url}/ready`).catch(() => null))?.ok) return;
    await sleep(100);
  }
}
