import { tooManyRequests } from '../http/fault.ts';
import type { ApiRequest, ApiResponse, ApiStep } from '../http/message.ts';
import { isWrite, resourceUnits } from './call-cost.ts';
import { createTokenBucket, type TokenBucket } from './token-bucket.ts';

/** Limits of one application in one tenant. */
export interface Limits {
  writes: number;
  /** Period for `writes`, in seconds. */
  seconds: number;
  /** Per ten seconds; unlimited if absent. */
  resourceUnits?: number;
  /** Divides the periods: with 100, 150 seconds take 1.5. `Retry-After` is in actual seconds. */
  speed?: number;
  /** Clock in milliseconds from any starting point. */
  now?: () => number;
}

/**
 * For a tenant with fewer than 50 users:
 * https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits
 */
export const graphLimits: Limits = { writes: 3000, seconds: 150, resourceUnits: 3500 };

interface Limit {
  bucket: TokenBucket;
  cost(request: ApiRequest): number;
  information: 'WriteLimitExceeded' | 'ResourceUnitLimitExceeded';
}

/**
 * Refuses calls over the limits with 429. The limits of Application Proxy are not published, so its calls count like
 * any other.
 */
export function limitCalls(limits: Limits, tenantId: string): ApiStep {
  const all = limitsOf(limits);

  return async (request, next) => {
    const asked = all.map((limit) => ({ ...limit, units: limit.cost(request) }));
    for (const { bucket, units, information } of asked) {
      const seconds = units > 0 ? bucket.wait(units) : 0;
      if (seconds > 0)
        throw tooManyRequests({
          ...refusalHeaders(seconds, information),
          'x-ms-throttle-scope': scopeOf(request, tenantId),
        });
    }
    for (const { bucket, units } of asked) bucket.take(units);
    return withUsage(await next(request), request, all);
  };
}

/** Names the application, which is not known of calls without a token or in the name of a person. */
function scopeOf({ caller }: ApiRequest, tenantId: string): string {
  const appId = caller?.kind === 'application' ? caller.id : '00000000-0000-0000-0000-000000000000';
  return `Tenant_Application/ReadWrite/${appId}/${tenantId}`;
}

function limitsOf({ writes, seconds, resourceUnits: units, speed = 1, now }: Limits): Limit[] {
  const clock = now ?? (() => performance.now());
  const bucket = (capacity: number, period: number) =>
    createTokenBucket({ capacity, seconds: period / speed, now: clock });
  const limits: Limit[] = [
    {
      bucket: bucket(writes, seconds),
      cost: (request) => Number(isWrite(request)),
      information: 'WriteLimitExceeded',
    },
  ];
  if (units === undefined) return limits;
  return [
    ...limits,
    { bucket: bucket(units, 10), cost: resourceUnits, information: 'ResourceUnitLimitExceeded' },
  ];
}

function refusalHeaders(seconds: number, information: Limit['information']): Record<string, string> {
  return {
    // Rounded up, because a client that is told too little would return too early.
    'retry-after': String(Math.ceil(seconds * 1000) / 1000),
    'x-ms-throttle-limit-percentage': '1.0',
    'x-ms-throttle-information': information,
  };
}

function withUsage(answer: ApiResponse, request: ApiRequest, limits: readonly Limit[]): ApiResponse {
  const used = Math.max(...limits.map(({ bucket }) => bucket.used()));
  return {
    ...answer,
    headers: {
      ...answer.headers,
      'x-ms-resource-unit': String(resourceUnits(request)),
      // Graph omits the header below 80 %.
      ...(used > 0.8 && { 'x-ms-throttle-limit-percentage': used.toFixed(2) }),
    },
  };
}
