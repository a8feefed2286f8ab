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
  /** The call was made in a person's name, not as the bot. */
  isPersonal: boolean;
}

/** Marks the responses to calls made in a person's name, on this side of the wire only. */
export const personalHeader = 'x-made-in-a-persons-name';

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

/** What else an answer inside a batch response says. */
export interface AnswerFacts {
  requestId?: string;
  /** The `Retry-After` header. */
  retryAfter?: string;
  /** The `WWW-Authenticate` header. */
  challenge?: string;
  isPersonal?: boolean;
}

/** An error inside a batch response. */
export class GraphAnswerError extends Error {
  override name = 'GraphAnswerError';
  readonly statusCode: number;
  readonly code: string;
  readonly facts: Readonly<AnswerFacts>;
  constructor(statusCode: number, code: string, message: string, facts: AnswerFacts = {}) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
    this.facts = facts;
  }
}

/** Describes an error thrown by a call in this folder; null = not about Graph (a bug of ours). */
export function graphProblem(error: unknown): GraphProblem | null {
  if (error instanceof GraphCallError) {
    const { statusCode, code, message } = error;
    return { statusCode, code, message, requestId: '', retryAfterSeconds: null, isPersonal: false };
  }
  if (error instanceof GraphAnswerError) {
    const { statusCode, code, message } = error;
    const { requestId = '', retryAfter = '', isPersonal = false } = error.facts;
    const retryAfterSeconds = readRetryAfter(retryAfter, Date.now());
    return { statusCode, code, message, requestId, retryAfterSeconds, isPersonal };
  }
  if (!(error instanceof GraphError)) return null;

  return {
    // A success status with an unreadable body is not a usable response either.
    statusCode: error.statusCode >= 400 ? error.statusCode : 0,
    code: error.code ?? '',
    message: error.message,
    requestId: error.headers?.get('request-id') ?? error.requestId ?? '',
    retryAfterSeconds: readRetryAfter(error.headers?.get('retry-after') ?? null, Date.now()),
    isPersonal: error.headers?.has(personalHeader) ?? false,
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

/** Graph does not allow the caller this call, for whatever reason. */
export function isForbidden(error: unknown): boolean {
  const problem = graphProblem(error);
  if (problem === null) return false;
  return problem.statusCode === 403 || isPermissionMissing(problem);
}

/** The call itself is fine: network error, timeout, throttling, server error or a concurrent write. Try again later. */
export function isUnreachable(error: unknown): boolean {
  const problem = graphProblem(error);
  if (problem === null) return false;
  if ([0, 408, 424, 429].includes(problem.statusCode) || problem.statusCode >= 500) return true;
  // A list that took too long to page through is read again from its beginning.
  return isConcurrentWrite(error) || problem.code === 'Directory_ExpiredPageToken';
}

/**
 * Somebody else wrote to the tenant at the same moment, so nothing was done: `Directory_ConcurrencyViolation`, "Please
 * wait briefly and retry". A conflict with what exists has the same status, but stays.
 * https://github.com/nais/azurerator/issues/448
 */
export function isConcurrentWrite(error: unknown): boolean {
  const problem = graphProblem(error);
  if (problem?.code === 'Directory_ConcurrencyViolation') return true;
  if (problem?.statusCode !== 409) return false;
  if (/ObjectConflict|ConflictingObjects|SameKeyValue|AlreadyExists|Duplicate/i.test(problem.code))
    return false;
  return /concurren|please wait|retry|try again|conflicting operation|in progress/i.test(
    `${problem.code} ${problem.message}`,
  );
}

/**
 * The caller lacks a permission or an Entra role, says Graph's code. Other refusals have the same statuses: quotas,
 * policies, licences.
 */
export function isPermissionMissing({ statusCode, code, message }: GraphProblem): boolean {
  if (statusCode !== 401 && statusCode !== 403) return false;
  if (/^(Authorization_RequestDenied|Authorization_IdentityNotFound|accessDenied)$/i.test(code)) return true;
  return (
    /NotAdminRole|UnauthorizedAccess|Insufficient|MissingPermission/i.test(code) ||
    /insufficient privileges|missing (scopes|permissions)|scopes? required|required role/i.test(message)
  );
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
