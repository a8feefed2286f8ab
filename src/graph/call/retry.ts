import { RetryHandler, RetryHandlerOptions } from '@microsoft/microsoft-graph-client';
import { readRetryAfter } from '../graph-error.ts';

const firstDelaySeconds = 1;
const maxRetries = 2;
const longestWaitSeconds = 8;

/** Repeats a call that Graph has put off (429, 503, 504): three tries, at most about 16 s of waiting.
 * Longer waits belong to the job queue. The client's own rule would repeat a POST, which may create a second
 * object, and would cut a long `Retry-After` short, which keeps the throttling alive. */
export function createRetryHandler(): RetryHandler {
  return new RetryHandler(
    new RetryHandlerOptions(
      firstDelaySeconds,
      maxRetries,
      (_delay, _attempt, _request, options, response) =>
        options?.method !== 'POST' && isShort(response.headers.get('retry-after')),
    ),
  );
}

function isShort(retryAfter: string | null): boolean {
  return (readRetryAfter(retryAfter, Date.now()) ?? 0) <= longestWaitSeconds;
}
