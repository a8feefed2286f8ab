import type { ApiRequest } from '../http/message.ts';
import type { CompleteRule } from './fault-rule.ts';
import { seededRandom } from './seeded-random.ts';

/** A rule with its own counters. */
export interface ArmedRule {
  rule: CompleteRule;
  /** Counts a matching call; returns true if the fault is due. */
  strikes(request: ApiRequest): boolean;
}

export function arm(rule: CompleteRule): ArmedRule {
  const random = seededRandom(rule.seed);
  const path = rule.path === undefined ? null : new RegExp(rule.path, 'i');
  const query = rule.query === undefined ? null : new RegExp(rule.query, 'i');
  let passes = rule.skip;
  let left = rule.times ?? Infinity;
  return {
    rule,
    strikes(request) {
      if (left === 0 || !matches(rule, { path, query }, request)) return false;
      if (passes > 0) {
        passes -= 1;
        return false;
      }
      if (random() >= rule.probability) return false;
      left -= 1;
      return true;
    },
  };
}

/** Returns the path of a call as rules see it: `/applications/appId=…` for `/v1.0/applications(appId='…')`. */
export function pathOf(request: ApiRequest): string {
  return `/${request.path.join('/')}`;
}

function queryOf({ query }: ApiRequest): string {
  return [...query].map(([name, value]) => `${name}=${value}`).join('&');
}

function matches(
  rule: CompleteRule,
  { path, query }: { path: RegExp | null; query: RegExp | null },
  request: ApiRequest,
): boolean {
  return (
    (rule.method ?? request.method) === request.method &&
    (rule.version ?? request.version) === request.version &&
    (rule.clientRequestId ?? clientRequestId(request)) === clientRequestId(request) &&
    (path === null || path.test(pathOf(request))) &&
    (query === null || query.test(queryOf(request)))
  );
}

export function clientRequestId(request: ApiRequest): string {
  return request.headers['client-request-id'] ?? '';
}
