import pRetry from 'p-retry';
import type { Graph } from '../client.ts';
import { GraphAnswerError, graphProblem, isUnreachable } from '../graph-error.ts';

/** A write inside a batch. It may be sent again after an unclear answer, so only what can be repeated belongs here. */
export interface BatchWrite {
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Relative to the version. */
  url: string;
  body?: object;
}

/** How one write of a batch ended; `error` null = done. graphProblem() reads the error. */
export interface BatchResult {
  error: unknown;
  requestId: string;
}

interface Answer {
  id: string;
  status: number;
  headers?: Record<string, string>;
  body?: { error?: { code?: string; message?: string; innerError?: Record<string, string> } };
}

const longestWaitSeconds = 8;
const putOff = [424, 429, 500, 502, 503, 504];

/**
 * Sends up to 20 writes in one call; ends in the order of `items`. Items that Graph has put off (429, 424, 5xx) are sent
 * again after their own `Retry-After`, three times at most; longer waits come back as errors, for the job queue.
 * https://learn.microsoft.com/graph/throttling#throttling-and-batching
 */
export async function writeBatch(
  graph: Graph,
  version: 'v1.0' | 'beta',
  items: readonly BatchWrite[],
): Promise<BatchResult[]> {
  const results = new Map<number, BatchResult>();
  let left = items.map((_, position) => position);
  const attempt = async () => {
    const answers = await send(graph, version, items, left);
    for (const position of left) {
      const answer = answers.get(position);
      results.set(position, answer ? resultOf(answer) : { error: lost(), requestId: '' });
    }
    left = left.filter((position) => isPutOff(results.get(position)?.error));
    if (left.length > 0) throw new PutOff(Math.max(...left.map((one) => waitOf(results.get(one)?.error))));
  };
  await pRetry(attempt, {
    retries: 3,
    minTimeout: 500,
    randomize: true,
    shouldRetry: ({ error }) =>
      error instanceof PutOff ? error.seconds <= longestWaitSeconds : isUnreachable(error),
    onFailedAttempt: ({ error }) => waitFor(error),
  }).catch((error: unknown) => {
    if (!(error instanceof PutOff)) throw error;
  });
  return items.map((_, position) => results.get(position) ?? { error: lost(), requestId: '' });
}

class PutOff extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super('Put off');
    this.seconds = seconds;
  }
}

async function waitFor(error: unknown): Promise<void> {
  const seconds = error instanceof PutOff && error.seconds <= longestWaitSeconds ? error.seconds : 0;
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

async function send(
  graph: Graph,
  version: string,
  items: readonly BatchWrite[],
  positions: readonly number[],
): Promise<Map<number, Answer>> {
  const requests = positions.map((position) => ({
    id: String(position),
    ...items[position],
    ...(items[position]?.body && { headers: { 'Content-Type': 'application/json' } }),
  }));
  const answer: { responses: Answer[] } = await graph.api('/$batch').version(version).post({ requests });
  return new Map(answer.responses.map((response) => [Number(response.id), response]));
}

function resultOf({ status, headers = {}, body }: Answer): BatchResult {
  const header = (name: string) =>
    Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
  const requestId = header('request-id') || (body?.error?.innerError?.['request-id'] ?? '');
  if (status < 400) return { error: null, requestId };
  const { code = '', message = `HTTP ${status}` } = body?.error ?? {};
  return { error: new GraphAnswerError(status, code, message, requestId, header('retry-after')), requestId };
}

function lost(): GraphAnswerError {
  return new GraphAnswerError(503, '', 'The batch has no answer for this item.', '', '');
}

function isPutOff(error: unknown): boolean {
  return putOff.includes(graphProblem(error)?.statusCode ?? 0);
}

function waitOf(error: unknown): number {
  return graphProblem(error)?.retryAfterSeconds ?? 0;
}
