import { z } from 'zod';

/** `after`: the call takes effect, then its response is replaced or lost. */
const when = z.enum(['before', 'after']).default('before');

const status = z.strictObject({
  kind: z.literal('status'),
  status: z.int().min(400).max(599),
  code: z.string().optional(),
  message: z.string().optional(),
  headers: z.record(z.string(), z.string()).default({}),
  when,
});

const throttle = z.strictObject({
  kind: z.literal('throttle'),
  /** Seconds, fractions allowed; null leaves the header out. */
  retryAfter: z.number().min(0).nullable().default(0.35),
  /** As a number of seconds or as an HTTP date, which has whole seconds only and is rounded up. */
  as: z.enum(['seconds', 'date']).default('seconds'),
});

/** Somebody else writes at the same moment; nothing is done. */
const concurrency = z.strictObject({ kind: z.literal('concurrency') });

const endedToken = z.strictObject({
  kind: z.literal('ended-token'),
  /** What a new token must claim, as Graph demands with continuous access evaluation; null = it has only ended. */
  claims: z.record(z.string(), z.unknown()).nullable().default(null),
});

/** The directory holds no more objects of the caller's, or of anybody's. */
const quota = z.strictObject({ kind: z.literal('quota') });

const reset = z.strictObject({ kind: z.literal('reset'), when });

const malformed = z.strictObject({ kind: z.literal('malformed-json') });

const slow = z.strictObject({ kind: z.literal('slow'), milliseconds: z.int().min(0), when });

const delayed = z.strictObject({
  kind: z.literal('delayed-visibility'),
  seconds: z.number().min(0),
  /** Until lists and filters show it; defaults to 1.5 times `seconds`. */
  listSeconds: z.number().min(0).optional(),
});

const unknownEnum = z.strictObject({
  kind: z.literal('unknown-enum'),
  /** Names of properties, at any depth of the response. */
  properties: z.array(z.string()).min(1).default(['region', 'status', 'singleSignOnMode', 'userType']),
  /**
   * What Graph returns to callers that do not know a newer value:
   * https://learn.microsoft.com/graph/best-practices-concept#handling-future-members-in-evolvable-enumerations
   */
  value: z.string().default('unknownFutureValue'),
});

const uriPolicy = z.strictObject({
  kind: z.literal('identifier-uri-policy'),
  /** The restriction of the tenant's app management policy, as Graph names it. */
  restriction: z
    .enum(['uriAdditionWithoutUniqueTenantIdentifier', 'nonDefaultUriAddition'])
    .default('uriAdditionWithoutUniqueTenantIdentifier'),
  /** Whether applications that take access tokens of version 2 are exempt, as they are by default. */
  excludeAppsReceivingV2Tokens: z.boolean().default(true),
});

export const faultSchema = z.discriminatedUnion('kind', [
  status,
  throttle,
  concurrency,
  endedToken,
  quota,
  reset,
  malformed,
  slow,
  delayed,
  unknownEnum,
  uriPolicy,
]);

/** A fault that affects a call. */
export type Fault = z.output<typeof faultSchema>;
