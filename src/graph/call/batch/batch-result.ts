import { GraphAnswerError, GraphCallError, graphProblem } from '../../graph-error.ts';

/** How one item of a batch ended. */
export interface BatchResult {
  /** HTTP status; 0 = no answer came. */
  status: number;
  /** What the item was answered; null without a body and with an error. */
  body: unknown;
  /** null = done. graphProblem() and the questions beside it read it. */
  error: Error | null;
  /** Graph's id of the item, else of the batch; `''` without an answer. */
  requestId: string;
  /** What Graph asked for with an error; null = nothing. */
  retryAfterSeconds: number | null;
}

/** One answer inside the answer of a batch. */
export interface BatchAnswer {
  id: string;
  status: number;
  headers?: Record<string, string>;
  body?: { error?: { code?: string; message?: string; innerError?: Record<string, string> } };
}

/** Reads the answer of an item; undefined = the batch was answered without it. */
export function readAnswer(answer: BatchAnswer | undefined, batchRequestId: string): BatchResult {
  if (!answer) {
    const lost = new GraphCallError(0, 'NoAnswer', 'The answer of the batch is incomplete.', null);
    return failed(lost, batchRequestId);
  }
  const { status, headers = {}, body } = answer;
  const header = (name: string) =>
    Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
  const { code = '', message = `HTTP ${status}`, innerError } = body?.error ?? {};
  const requestId = header('request-id') || (innerError?.['request-id'] ?? '') || batchRequestId;
  if (status < 400) return { status, body: body ?? null, error: null, requestId, retryAfterSeconds: null };
  return failed(new GraphAnswerError(status, code, message, requestId, header('retry-after')), requestId);
}

/** The end of an item by an error of a call of ours; throws what is not about Graph. */
export function failed(error: unknown, batchRequestId: string): BatchResult {
  const problem = graphProblem(error);
  if (!problem || !(error instanceof Error)) throw error;
  const { statusCode: status, retryAfterSeconds } = problem;
  return { status, body: null, error, requestId: problem.requestId || batchRequestId, retryAfterSeconds };
}
