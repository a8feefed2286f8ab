import pRetry from 'p-retry';
import { isNotReplicatedYet } from '../../graph/graph-error.ts';
import type { Deps } from '../model/deps.ts';
import { Settling } from '../waiting/settling.ts';

/** Whether waiting is all there is to do. */
export function isSettling(error: unknown): boolean {
  return error instanceof Settling || isNotReplicatedYet(error);
}

/**
 * Repeats until Microsoft Entra has caught up with itself, about 25 seconds; longer waits are the job queue's, and those
 * of a bot that is being stopped. Anything but "not there yet" is thrown at once. Only for calls that may be repeated.
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
