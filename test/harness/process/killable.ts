import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ApiRequest, ApiStep } from '../../../src/trial/sandbox/http/message.ts';
import type { Sandbox } from '../../../src/trial/sandbox/sandbox.ts';
import { compiled } from './compiled.ts';
import { freePort } from './product.ts';

/** When the bot dies: before a write takes effect, after it did but before the answer, or right after the answer. */
export const moments = ['before', 'after', 'answered'] as const;
export type Moment = (typeof moments)[number];

/** The bot as a process of its own, which dies by SIGKILL at a chosen write to Graph. */
export interface Killable {
  url: string;
  start(): Promise<void>;
  kill(): Promise<void>;
  /** Asks it to end, as a host does; resolves to its exit code. */
  end(): Promise<number | null>;
  /** Writes since the last `arm`. */
  writes(): number;
  /** Dies at the n-th write from now, counted from 1; 0 = never. Resolves when it is dead. */
  arm(n: number, moment: Moment): Promise<void>;
}

/** A gate that every Graph call passes; it is made before the sandbox, the bot after it. */
export interface Gate {
  step: ApiStep;
  writes: number;
  /** Takes one write; resolves when the write may go on, never when the bot is dead. */
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

/** Processes that live for seconds gain nothing from an optimized PGlite: without it a start takes a third less. */
const forShortLives = ['--liftoff-only'];

function isWrite({ method, path }: ApiRequest): boolean {
  return method !== 'GET' && path.at(-1) !== 'checkMemberGroups';
}

/** The whole product in a child process, with its data in `dataDir` or at `databaseUrl`, and Microsoft Graph at the sandbox, whose lists
 * lag no longer than `listLagMinutes`. */
export async function createKillable(
  sandbox: Sandbox,
  gate: Gate,
  dataDir: string,
  databaseUrl = '',
  listLagMinutes = 0.05,
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
        // Before the effect: whoever asked is dead, so that nothing happens.
        if (moment === 'before') throw new Error('The bot died before this write');
      };
      if (n === 0) dead.resolve();
      return dead.promise;
    },
  };
}

async function isReady(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The bot ended with ${child.exitCode ?? child.signalCode}`);
    const response = await fetch(`${url}/ready`).catch(() => null);
    if (response?.ok) return;
    await sleep(30);
  }
}
