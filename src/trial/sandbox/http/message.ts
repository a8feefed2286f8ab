import type { UriPolicy } from '../tenant/uri-policy.ts';
import type { Caller } from '../callers/caller.ts';

/** The two versions of Microsoft Graph. */
export type Version = 'v1.0' | 'beta';

/** One call of the API, alone or inside a batch. */
export interface ApiRequest {
  version: Version;
  method: string;
  /** Decoded segments after the version, with key predicates split off: `users('x')` is `users`, `x`. */
  path: string[];
  query: URLSearchParams;
  /** Lower-case names. */
  headers: Record<string, string>;
  /** Parsed JSON; undefined without a body. */
  body: unknown;
  /** Root of the sandbox as the client addressed it, for links in responses. */
  baseUrl: string;
  /** Who calls; absent = a call without a token, in a tenant that answers those, too. */
  caller?: Caller;
  /** Overrides how long reads do not see what this call writes, in milliseconds. */
  replicationMs?: number;
  /** The same for lists and filters. */
  listingMs?: number;
  /** The tenant's policy for this call. */
  uriPolicy?: UriPolicy;
}

export interface ApiResponse {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** Whether only the first half of the body is sent. */
  isCut?: boolean;
}

export type ApiHandler = (request: ApiRequest) => Promise<ApiResponse>;

/** A middleware that every request passes: it may inspect it, change it, answer it, or call the next one. */
export type ApiStep = (request: ApiRequest, next: ApiHandler) => Promise<ApiResponse>;

/** Puts steps in front of a handler; the first one sees the request first. */
export function chain(steps: readonly ApiStep[], last: ApiHandler): ApiHandler {
  return steps.reduceRight<ApiHandler>((next, step) => (request) => step(request, next), last);
}

export function ok(body: unknown): ApiResponse {
  return { status: 200, body };
}

export function created(body: unknown): ApiResponse {
  return { status: 201, body };
}

export const noContent: ApiResponse = { status: 204 };
