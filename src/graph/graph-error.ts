import { GraphClientError, GraphError } from '@microsoft/microsoft-graph-client';

/** What went wrong with a call, in Graph's words. */
export interface GraphProblem {
  /** HTTP status; 0 = no usable response (network error, timeout, token endpoint unreachable). */
  statusCode: number;
  /** Graph's error code, an open set; for status 0 the code of the network error. */
  code: string;
  message: string;
  /** Graph's own `request-id`, which Microsoft support asks for; `''` without a response. */
  requestId: string;
  /** From `Retry-After`, never negative; null = not given. */
  retryAfterSeconds: number | null;
}

/** The call got no response from Graph at all. Extends GraphClientError because the client passes only those on
 * unchanged. */
export class GraphCallError extends GraphClientError {
  readonly statusCode: number;
  readonly code: string;
  constructor(statusCode: number, code: string, message: string, cause: unknown) {
    super(message);
    // The ES5 base class resets the prototype to its own.
    Object.setPrototypeOf(this, GraphCallError.prototype);
    this.name = 'GraphCallError';
    this.statusCode = statusCode;
    this.code = code;
    this.cause = cause;
  }
}

/** An error inside a batch response. */
export class GraphAnswerError extends Error {
  override name = 'GraphAnswerError';
  readonly statusCode: number;
  readonly code: string;
  readonly requestId: string;
  readonly retryAfter: string;
  constructor(statusCode: number, code: string, message: string, requestId: string, retryAfter: string) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
    this.requestId = requestId;
    this.retryAfter = retryAfter;
  }
}

/** Describes an error thrown by a call in this folder; null = not about Graph (a bug of ours). */
export function graphProblem(error: unknown): GraphProblem | null {
  if (error instanceof GraphCallError) {
    const { statusCode, code, message } = error;
    return { statusCode, code, message, requestId: '', retryAfterSeconds: null };
  }
  if (error instanceof GraphAnswerError) {
    const { statusCode, code, message, requestId } = error;
    const retryAfterSeconds = readRetryAfter(error.retryAfter, Date.now());
    return { statusCode, code, message, requestId, retryAfterSeconds };
  }
  if (!(error instanceof GraphError)) return null;

  return {
    // A success status with an unreadable body is not a usable response either.
    statusCode: error.statusCode >= 400 ? error.statusCode : 0,
    code: error.code ?? '',
    message: error.message,
    requestId: error.headers?.get('request-id') ?? error.requestId ?? '',
    retryAfterSeconds: readRetryAfter(error.headers?.get('retry-after') ?? null, Date.now()),
  };
}

/** The object does not exist (or this replica does not know it yet). */
export function isNotFound(error: unknown): boolean {
  return graphProblem(error)?.statusCode === 404;
}

/** A newly created object has not been replicated everywhere: wait and try again.
 * https://learn.microsoft.com/graph/best-practices-concept#handling-expected-errors */
export function isNotReplicatedYet(error: unknown): boolean {
  const problem = graphProblem(error);
  if (problem === null) return false;
  if (problem.code === 'Application_NotFound') return true;
  if (problem.statusCode === 404) return problem.code === 'Request_ResourceNotFound';
  return problem.statusCode === 400 && /not a valid reference update/i.test(problem.message);
}

/** The call itself is fine: network error, timeout, throttling or server error. Try again later. */
export function isUnreachable(error: unknown): boolean {
  const problem = graphProblem(error);
  if (problem === null) return false;
  return [0, 424, 429].includes(problem.statusCode) || problem.statusCode >= 500;
}

/** The principal already has the role. Graph has no error code for this, and two different messages. */
export function isAlreadyThere(error: unknown): boolean {
  const problem = graphProblem(error);
  if (problem === null || problem.statusCode === 0 || problem.statusCode >= 500) return false;
  return /permission being assigned already exists|EntitlementGrant entry already exists/i.test(
    problem.message,
  );
}

/** Parses a `Retry-After` header, which may be a fraction of seconds or a date, to seconds; null = absent or
 * unreadable. */
export function readRetryAfter(value: string | null, now: number): number | null {
  if (value === null || value.trim() === '') return null;

  const seconds = Number(value);
  const wait = Number.isNaN(seconds) ? (Date.parse(value) - now) / 1000 : seconds;
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}
