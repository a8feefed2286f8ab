import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';
import { graphProblem } from '../graph-error.ts';

/** Longer waits, and a longer total time, are left to the job queue. */
const longestWaitSeconds = 8;
const longestTimeMs = 16_000;

const firstBackOffSeconds = 0.5;

/** Retries `work` after a Graph error (graphProblem), up to `tries` attempts within 16 s. Waits for the `Retry-After`
 * that Graph asks for, otherwise backs off. */
export function withPatience<T>(tries: number, work: () => Promise<T>): Promise<T> {
  return pRetry(work, {
    retries: tries - 1,
    maxRetryTime: longestTimeMs,
    // Waiting is done below, because p-retry does not know `Retry-After`.
    minTimeout: 0,
    shouldRetry: async ({ error, attemptNumber }) => {
      const problem = graphProblem(error);
      if (!problem || !isShortWait(problem.retryAfterSeconds)) return false;
      await sleep((problem.retryAfterSeconds ?? backOffSeconds(attemptNumber)) * 1000);
      return true;
    },
  });
}

/** Whether a `Retry-After` is short enough to wait here. */
export function isShortWait(retryAfterSeconds: number | null): boolean {
  return (retryAfterSeconds ?? 0) <= longestWaitSeconds;
}

/** Doubles with each attempt and adds up to 100 % jitter, so that callers do not all return at once. */
function backOffSeconds(attempt: number): number {
  return firstBackOffSeconds * 2 ** (attempt - 1) * (1 + Math.random());
}
