import type { FaultRule } from './fault-rule.ts';

const created = '/instantiate$';

/** All faults that go away by waiting or retrying. A 403 is not among them, because every request would fail. About one
 * call in seven is refused or lost, so a batch of ten succeeds as a whole one time in five. */
export const stormy: readonly FaultRule[] = [
  {
    name: 'settling',
    path: `${created}|/connectorGroup/\\$ref$`,
    fault: { kind: 'delayed-visibility', seconds: 8 },
  },
  {
    name: 'created although not found',
    path: created,
    probability: 0.3,
    seed: 1,
    fault: {
      kind: 'status',
      status: 404,
      code: 'NotFound',
      message: 'Graph call failed with httpCode=NotFound, errorCode=, errorMessage=, reason=Not Found',
      when: 'after',
    },
  },
  {
    name: 'created although timed out',
    path: created,
    probability: 0.3,
    seed: 2,
    fault: { kind: 'status', status: 504, when: 'after' },
  },
  {
    name: 'principal not replicated',
    path: '/appRoleAssignedTo$',
    method: 'POST',
    probability: 0.1,
    seed: 3,
    fault: { kind: 'status', status: 400 },
  },
  { name: 'away', probability: 0.03, seed: 4, fault: { kind: 'status', status: 503 } },
  { name: 'broken', probability: 0.01, seed: 5, fault: { kind: 'status', status: 500 } },
  { name: 'lost answer', probability: 0.01, seed: 6, fault: { kind: 'status', status: 504, when: 'after' } },
  { name: 'throttled', probability: 0.05, seed: 7, fault: { kind: 'throttle', retryAfter: 0.35 } },
  {
    name: 'throttled until a date',
    probability: 0.02,
    seed: 8,
    fault: { kind: 'throttle', retryAfter: 2, as: 'date' },
  },
  { name: 'concurrent', probability: 0.02, seed: 14, fault: { kind: 'concurrency' } },
  { name: 'reset', probability: 0.01, seed: 9, fault: { kind: 'reset' } },
  { name: 'reset after the effect', probability: 0.01, seed: 10, fault: { kind: 'reset', when: 'after' } },
  { name: 'cut off', probability: 0.01, seed: 11, fault: { kind: 'malformed-json' } },
  { name: 'slow', probability: 0.1, seed: 12, fault: { kind: 'slow', milliseconds: 1500, when: 'after' } },
  { name: 'newer value', method: 'GET', probability: 0.1, seed: 13, fault: { kind: 'unknown-enum' } },
];
