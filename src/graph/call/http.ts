import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import type { Log } from '../../log.ts';
import pRetry from 'p-retry';
import { GraphCallError } from '../graph-error.ts';
import { describeAnswer } from './error-answer.ts';
import { noteWrite } from './writes.ts';

const timeLimitMs = 30_000;

/** The last link of the client's chain: makes the call with our id and a time limit, and logs it.
 * The id is set here because the client's telemetry handler removes it for hosts that are not Microsoft's.
 * The answer is read at once, so that a connection lost half-way counts as no answer, not as a broken one. */
export function createHttpHandler(requestId: string, log: Log): Middleware {
  return {
    execute: async (context) => {
      const startedAt = performance.now();
      const logCall = (outcome: object) => {
        const ms = Math.round(performance.now() - startedAt);
        log.debug({ ...target(context), ...outcome, ms, requestId }, 'graph call');
      };
      try {
        const response = await callAgain(context, requestId);
        noteWrite(context.options?.method ?? 'GET', response.headers.get('request-id'));
        logCall({ status: response.status, graphRequestId: response.headers.get('request-id') ?? '' });
        context.response = response;
      } catch (error) {
        const failure = noAnswer(error);
        logCall({ status: failure.statusCode, code: failure.code });
        throw failure;
      }
    },
  };
}

/** What may be repeated is sent again when its answer was lost; a POST never is, it might create a second object. */
async function callAgain(context: Context, requestId: string): Promise<Response> {
  const isRepeatable = context.options?.method !== 'POST';
  return pRetry(() => call(context, requestId), {
    retries: isRepeatable ? 2 : 0,
    minTimeout: 300,
    randomize: true,
    // A time limit that has passed is long enough; fetch reports its other failures as TypeError.
    shouldRetry: ({ error }) => error.name !== 'TimeoutError',
  });
}

async function call(context: Context, requestId: string): Promise<Response> {
  const headers = new Headers(context.options?.headers);
  headers.set('client-request-id', requestId);
  const signal = AbortSignal.timeout(timeLimitMs);
  return readWhole(await fetch(context.request, { ...context.options, headers, signal }));
}

async function readWhole(response: Response): Promise<Response> {
  // The redirect handler compares hosts by `response.url`, which a copy does not have.
  if (response.status >= 300 && response.status < 400) return response;

  const text = await response.text();
  const { status, statusText, headers } = response;
  if (!response.ok) return describeAnswer(text, { status, statusText, headers });
  return new Response(text === '' ? null : text, { status, statusText, headers });
}

/** `fetch failed` says nothing; what it wraps does, except for an AggregateError, which has only a code. */
function noAnswer(error: unknown): GraphCallError {
  const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(reason instanceof Error))
    return new GraphCallError(0, 'NetworkError', 'Graph gave no answer.', error);

  const code = 'code' in reason && typeof reason.code === 'string' ? reason.code : reason.name;
  return new GraphCallError(0, code, reason.message || code, error);
}

function target(context: Context): { method: string; path: string } {
  const url = typeof context.request === 'string' ? context.request : context.request.url;
  return { method: context.options?.method ?? 'GET', path: new URL(url).pathname };
}
