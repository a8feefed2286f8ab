import pRetry from 'p-retry';
import { graphProblem } from '../../../src/graph/graph-error.ts';

/** Repeats a write about an object that has just been made until Graph knows it everywhere; gives up after a minute.
 * https://learn.microsoft.com/graph/best-practices-concept#handling-expected-errors */
export function patiently<T>(write: () => Promise<T>): Promise<T> {
  return pRetry(write, {
    retries: 8,
    minTimeout: 500,
    factor: 2,
    maxTimeout: 15_000,
    shouldRetry: ({ error }) => isUnknownYet(error),
  });
}

function isUnknownYet(error: unknown): boolean {
  const problem = graphProblem(error);
  if (problem?.statusCode === 404) return true;
  return problem?.statusCode === 400 && /does not (exist|reference)|was not found/i.test(problem.message);
}
