import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Limits } from '../../src/trial/sandbox/limits/limit-calls.ts';

/** How the stand-in tenant differs from Contoso without latency and limits. */
export interface TenantOptions {
  latencyMs?: number;
  /** Additional people. */
  members?: number;
  limits?: Pick<Limits, 'writes' | 'seconds' | 'speed'>;
  /** Where it finds its applications; absent = it has none, and keeps nothing. */
  dataDir?: string;
}

/** A call to Graph, batched ones one by one. */
export interface Call {
  method: string;
  path: string;
  /** The id of the bot's request for which it was made. */
  requestId: string;
  /** Whether Graph's limit of writes counts it. */
  isLimited: boolean;
  isRefused: boolean;
  /** When its answer left, in milliseconds since 1970. */
  at: number;
}

/** What the process tells when it listens. */
export interface Ready {
  url: string;
  tenantId: string;
  approverGroupId: string;
  /** The ids of the additional people. */
  ids: string[];
}

/** The stand-in tenant in its own process. */
export interface Tenant extends Ready {
  /** Returns the calls since it was asked last, or since the start. */
  calls(): Promise<Call[]>;
  close(): Promise<void>;
}

/** Starts it. */
export async function startTenant(options: TenantOptions): Promise<Tenant> {
  const script = fileURLToPath(import.meta.resolve('./start-tenant.ts'));
  const child = fork(script, [JSON.stringify(options)], { env: { PATH: process.env['PATH'] }, execArgv: [] });
  const [ready] = (await once(child, 'message')) as [Ready];
  return {
    ...ready,
    calls: async () => {
      const answer = once(child, 'message');
      child.send('calls');
      const [calls] = (await answer) as [Call[]];
      return calls;
    },
    close: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

/** Whether a call has written something. `getByIds` is a POST that reads, which the limit counts all the same. */
export function hasWritten({ path, isLimited, isRefused }: Call): boolean {
  return isLimited && !isRefused && !path.endsWith('getByIds');
}
