import pRetry from 'p-retry';
import { isNotReplicatedYet } from '../../graph/graph-error.ts';
import type { Deps } from '../model/deps.ts';
import { Settling } from '../waiting/settling.ts';

/** Whether an error only calls for waiting. */
export function isSettling(error: unknown): boolean {
  return error instanceof Settling || isNotReplicatedYet(error);
}

/**
 * Repeats `attempt` until Microsoft Entra has caught up, for about 25 seconds; longer waits, and all waits while the
 * bot is shutting down, are left to the job queue. Throws any error other than "not there yet" at once. Only for calls
 * that may be repeated.
 */
export async function settle<T>({ jobs, waits }: Deps, attempt: () => Promise<T>): Promise<T> {
  return pRetry(attempt, {
    retries: Infinity,
    maxRetryTime: waits.lookSeconds * 1000,
    minTimeout: 200,
    factor: 1.6,
    maxTimeout: 3000,
    shouldRetry: ({ error }) => isSettling(error) && !jobs.isStopping(),
  });
}
