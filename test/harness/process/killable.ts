import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ApiRequest, ApiStep } from '../../../src/trial/sandbox/http/message.ts';
import type { Sandbox } from '../../../src/trial/sandbox/sandbox.ts';
import { compiled } from './compiled.ts';
import { freePort } from './product.ts';

/** When the bot dies: before a write takes effect, after it but before the answer, or right after the answer. */
export const moments = ['before', 'after', 'answered'] as const;
export type Moment = (typeof moments)[number];

/** The bot in its own process, which is killed with SIGKILL at a chosen write to Graph. */
export interface Killable {
  url: string;
  start(): Promise<void>;
  kill(): Promise<void>;
  /** Asks it to stop, as a host does. Resolves to its exit code. */
  end(): Promise<number | null>;
  /** Counts the writes since the last `arm`. */
  writes(): number;
  /** Kills it at the n-th write from now, counted from 1; 0 = never. Resolves when it is dead. */
  arm(n: number, moment: Moment): Promise<void>;
}

/** A gate that every Graph call passes. Create the gate first, then the sandbox, then the bot. */
export interface Gate {
  step: ApiStep;
  writes: number;
  /** Called at each write, which waits until this resolves. It rejects a write that the bot did not live to make. */
  onWrite: (moment: 'before' | 'after', count: number) => Promise<void>;
}

export function createGate(): Gate {
  const gate: Gate = {
    writes: 0,
    onWrite: async () => {},
    step: async (request, next) => {
      if (!isWrite(request)) return next(request);
      const count = ++gate.writes;
      await gate.onWrite('before', count);
      const answer = await next(request);
      await gate.onWrite('after', count);
      return answer;
    },
  };
  return gate;
}

/** Short-lived processes gain nothing from an optimized PGlite. Without it a start takes a third less time. */
const forShortLives = ['--liftoff-only'];

function isWrite({ method, path }: ApiRequest): boolean {
  return method !== 'GET' && path.at(-1) !== 'checkMemberGroups';
}

/**
 * Prepares the whole product in a child process, with its data in `dataDir` or at `databaseUrl`. It uses the sandbox as
 * Microsoft Graph, whose lists lag no longer than `listLagMinutes`. `settings` = additions to its environment.
 */
export async function createKillable(
  sandbox: Sandbox,
  gate: Gate,
  dataDir: string,
  databaseUrl = '',
  listLagMinutes = 0.05,
  settings: Readonly<Record<string, string>> = {},
): Promise<Killable> {
  const port = await freePort();
  const env = {
    PATH: process.env['PATH'],
    PORT: String(port),
    GRAPH_URL: sandbox.url,
    APPROVER_GROUP_ID: sandbox.approverGroupId,
    OPEN_REQUESTS_PER_PERSON: '1000000',
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    LIST_LAG_MINUTES: String(listLagMinutes),
    LOG_LEVEL: 'error',
    DRAIN_SECONDS: '1',
    NODE_COMPILE_CACHE: compiled,
    ...settings,
  };
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  return {
    url,
    kill,
    end: async () => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return null;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const [code] = await ended;
      return code;
    },
    start: async () => {
      const entry = fileURLToPath(import.meta.resolve('../../../src/index.ts'));
      child = spawn(process.execPath, [...forShortLives, entry], {
        env,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      await isReady(url, child);
    },
    writes: () => gate.writes,
    arm: (n, moment) => {
      gate.writes = 0;
      const dead = Promise.withResolvers<void>();
      gate.onWrite = async (at, count) => {
        if (count !== n || at !== (moment === 'before' ? 'before' : 'after')) return;
        gate.onWrite = async () => {};
        if (moment === 'answered') return void setTimeout(() => void kill().then(dead.resolve), 2);
        await kill();
        dead.resolve();
        // The process that asked is dead, so the write has no effect.
        if (moment === 'before') throw new Error('The bot died before this write');
      };
      if (n === 0) dead.resolve();
      return dead.promise;
    },
  };
}

const readySeconds = 120;

async function isReady(url: string, child: ChildProcess): Promise<void> {
  let said = 'nothing';
  for (const end = performance.now() + readySeconds * 1000; performance.now() < end; await sleep(30)) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The bot ended with ${child.exitCode ?? child.signalCode}`);
    const response = await fetch(`${url}/ready`).catch(() => null);
    if (response?.ok) return;
    if (response) said = `${response.status} ${await response.text()}`;
  }
  throw new Error(`The bot is not ready after ${readySeconds} s. It says ${said}`);
}
