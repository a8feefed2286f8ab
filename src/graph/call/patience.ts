import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';
import { graphProblem } from '../graph-error.ts';

/** Longer waits, and more time in all, belong to the job queue. */
const longestWaitSeconds = 8;
const longestTimeMs = 16_000;

const firstBackOffSeconds = 0.5;

/** Does the work again after an error that is about Graph (graphProblem), up to `tries` times within 16 s. Waits as long
 * as Graph asks for with `Retry-After`, else backs off. */
export function withPatience<T>(tries: number, work: () => Promise<T>): Promise<T> {
  return pRetry(work, {
    retries: tries - 1,
    maxRetryTime: longestTimeMs,
    // The wait is below: p-retry knows no `Retry-After`.
    minTimeout: 0,
    shouldRetry: async ({ error, attemptNumber }) => {
      const problem = graphProblem(error);
      if (!problem || !isShortWait(problem.retryAfterSeconds)) return false;
      await sleep((problem.retryAfterSeconds ?? backOffSeconds(attemptNumber)) * 1000);
      return true;
    },
  });
}

/** Whether a `Retry-After` is short enough to be waited for. */
export function isShortWait(retryAfterSeconds: number | null): boolean {
  return (retryAfterSeconds ?? 0) <= longestWaitSeconds;
}

/** Doubles from try to try, up to twice as long by chance, so that callers do not come back all at once. */
function backOffSeconds(attempt: number): number {
  return firstBackOffSeconds * 2 ** (attempt - 1) * (1 + Math.random());
}
