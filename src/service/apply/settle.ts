import pRetry from 'p-retry';
import { isNotReplicatedYet } from '../../graph/graph-error.ts';
import type { Deps } from '../deps.ts';

/** Something was written but cannot be seen everywhere yet: not an error, a matter of minutes. */
export class Settling extends Error {
  override name = 'Settling';
}

/** Whether waiting is all there is to do. */
export function isSettling(error: unknown): boolean {
  return error instanceof Settling || isNotReplicatedYet(error);
}

/**
 * Repeats until Microsoft Entra has caught up with itself, about 25 seconds; longer waits are the job queue's, and those
 * of a bot that is being stopped. Anything but "not there yet" is thrown at once. Only for calls that may be repeated.
 */
export async function settle<T>({ jobs }: Deps, attempt: () => Promise<T>): Promise<T> {
  return pRetry(attempt, {
    retries: 12,
    minTimeout: 200,
    factor: 1.6,
    maxTimeout: 3000,
    shouldRetry: ({ error }) => isSettling(error) && !jobs.isStopping(),
  });
}
