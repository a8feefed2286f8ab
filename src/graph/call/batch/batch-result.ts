import { GraphAnswerError, GraphCallError, graphProblem } from '../../graph-error.ts';

/** Result of one item of a batch. */
export interface BatchResult {
  /** HTTP status; 0 = no response. */
  status: number;
  /** Response body of the item; null if it had none or failed. */
  body: unknown;
  /** null = succeeded. Inspect it with graphProblem() and the predicates beside it. */
  error: Error | null;
  /** Graph's request id of the item, otherwise of the batch; `''` without a response. */
  requestId: string;
  /** `Retry-After` of an error; null = none given. */
  retryAfterSeconds: number | null;
}

/** One response inside a batch response. */
export interface BatchAnswer {
  id: string;
  status: number;
  headers?: Record<string, string>;
  body?: { error?: { code?: string; message?: string; innerError?: Record<string, string> } };
}

/** The batch that an item is part of. */
interface Whole {
  requestId: string;
  /** It was sent in a person's name. */
  isPersonal: boolean;
}

/** Reads the response of an item; undefined = the batch response does not contain it. */
export function readAnswer(answer: BatchAnswer | undefined, whole: Whole): BatchResult {
  if (!answer) {
    const lost = new GraphCallError(0, 'NoAnswer', 'The answer of the batch is incomplete.', null);
    return failed(lost, whole.requestId);
  }
  const { status, headers = {}, body } = answer;
  const header = (name: string) =>
    Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
  const { code = '', message = `HTTP ${status}`, innerError } = body?.error ?? {};
  const requestId = header('request-id') || (innerError?.['request-id'] ?? '') || whole.requestId;
  if (status < 400) return { status, body: body ?? null, error: null, requestId, retryAfterSeconds: null };
  const [retryAfter, challenge] = [header('retry-after'), header('www-authenticate')];
  const facts = { requestId, retryAfter, challenge, isPersonal: whole.isPersonal };
  return failed(new GraphAnswerError(status, code, message, facts), requestId);
}

/** Turns a failed Graph call into the result of an item; rethrows errors that are not about Graph. */
export function failed(error: unknown, batchRequestId: string): BatchResult {
  const problem = graphProblem(error);
  if (!problem || !(error instanceof Error)) throw error;
  const { statusCode: status, retryAfterSeconds } = problem;
  return { status, body: null, error, requestId: problem.requestId || batchRequestId, retryAfterSeconds };
}
