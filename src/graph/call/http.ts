import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import type { Log } from '../../log.ts';
import { GraphCallError, personalHeader } from '../graph-error.ts';
import { measureGraphCall } from '../../telemetry/count.ts';
import { withSpan } from '../../telemetry/span.ts';
import { describeAnswer } from './error-answer.ts';

const timeLimitMs = 30_000;

/** Receives Graph's `request-id` of a write. */
export type NoteWrite = (requestId: string) => void;

/**
 * Which calls are throttled first when Graph has too much to do: `High` = somebody waits, `Low` = nobody does.
 * https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits
 */
export type Priority = 'High' | 'Low';

/** What a call carries, and who hears of it. */
interface Told {
  requestId: string;
  priority: Priority;
  /** The call is made in a person's name. */
  isPersonal: boolean;
  log: Log;
  noteWrite: NoteWrite;
}

/** The last middleware of the client: makes the call with our request id and a time limit, and logs it. The id is set
 * here because the client's telemetry handler removes it for hosts that are not Microsoft's. The body is read at once,
 * so that a response lost half-way counts as no response and the retry handler sees it. */
export function createHttpHandler(told: Told): Middleware {
  return {
    execute: async (context) => {
      const { method, path } = target(context);
      const step = { 'qlik.request': told.requestId };
      await withSpan(`graph ${method} ${withoutIds(path)}`, 'CLIENT', step, () => execute(context, told));
    },
  };
}

async function execute(context: Context, told: Told): Promise<void> {
  const { log, requestId } = told;
  const startedAt = performance.now();
  const logCall = (outcome: { status: number; graphRequestId?: string; code?: string }) => {
    const ms = Math.round(performance.now() - startedAt);
    measureGraphCall(ms, target(context).method, outcome.status);
    log.debug({ ...target(context), ...outcome, ms, requestId }, 'graph call');
  };
  try {
    const response = await call(context, told);
    logCall({ status: response.status, graphRequestId: response.headers.get('request-id') ?? '' });
    context.response = response;
  } catch (error) {
    const failure = noAnswer(error);
    logCall({ status: failure.statusCode, code: failure.code });
    throw failure;
  }
}

/** Keeps only the names of collections and actions, because an id may identify a person. */
function withoutIds(path: string): string {
  return path.replace(/[^/]*[^/\w.$][^/]*|[^/]*\d{2}[^/]*/g, '{id}');
}

async function call(context: Context, told: Told): Promise<Response> {
  const { requestId, priority, isPersonal, noteWrite } = told;
  const headers = new Headers(context.options?.headers);
  headers.set('client-request-id', requestId);
  headers.set('x-ms-throttle-priority', priority);
  const signal = AbortSignal.timeout(timeLimitMs);
  const response = await fetch(context.request, { ...context.options, headers, signal });
  const graphRequestId = response.headers.get('request-id');
  if ((context.options?.method ?? 'GET') !== 'GET' && graphRequestId) noteWrite(graphRequestId);
  return readWhole(response, isPersonal);
}

async function readWhole(response: Response, isPersonal: boolean): Promise<Response> {
  // The redirect handler compares hosts by `response.url`, which a copied response lacks.
  if (response.status >= 300 && response.status < 400) return response;

  const text = await response.text();
  const { status, statusText } = response;
  const headers = new Headers(response.headers);
  headers.delete(personalHeader);
  if (isPersonal) headers.set(personalHeader, 'true');
  if (!response.ok) return describeAnswer(text, { status, statusText, headers });
  // Throws SyntaxError if the response was truncated.
  if (isJson(headers) && text !== '') JSON.parse(text);
  return new Response(text === '' ? null : text, { status, statusText, headers });
}

function isJson(headers: Headers): boolean {
  return headers.get('content-type')?.includes('json') ?? false;
}

/** `fetch failed` explains nothing; its cause does, except an AggregateError, which has only a code. */
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
