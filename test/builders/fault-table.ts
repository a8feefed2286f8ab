import type { FaultRule } from '../../src/trial/sandbox/faults/fault-rule.ts';

/** What Graph does to a request, worded to follow "when Graph …", and the rules that cause it. */
export interface FaultCase {
  graph: string;
  rules: readonly FaultRule[];
  /** Set for faults of batches, because only assignments are sent in batches. */
  needsAssignments?: boolean;
  /** Set for faults of visibility, because only new objects can be invisible. */
  needsCreation?: boolean;
}

const methods = ['POST', 'PATCH', 'PUT', 'DELETE'] as const;

/** The first write with each method, alone or in a batch. Leaves out `checkMemberGroups`, a POST that only reads. */
function eachWrite(fault: FaultRule['fault']): FaultRule[] {
  return methods.map((method) => ({ method, path: '^(?!.*(batch|checkMemberGroups))', times: 1, fault }));
}

function eachAssignment(fault: FaultRule['fault']): FaultRule[] {
  return [{ path: '/appRoleAssignedTo(/[^/]+)?$', times: 2, fault }];
}

/** Every fault the sandbox knows, applied to the writes of a request. */
export const faultTable: readonly FaultCase[] = [
  {
    graph: 'answers 404 after each kind of write took effect',
    rules: eachWrite({ kind: 'status', status: 404, code: 'Request_ResourceNotFound', when: 'after' }),
  },
  {
    graph: 'answers 504 after each kind of write took effect',
    rules: eachWrite({ kind: 'status', status: 504, when: 'after' }),
  },
  {
    graph: 'answers 429 with a fractional Retry-After',
    rules: eachWrite({ kind: 'throttle', retryAfter: 0.35 }),
  },
  {
    graph: 'answers 429 with a dated Retry-After',
    rules: eachWrite({ kind: 'throttle', retryAfter: 1, as: 'date' }),
  },
  {
    graph: 'answers 429 for single items of a batch',
    rules: eachAssignment({ kind: 'throttle', retryAfter: 0.2 }),
    needsAssignments: true,
  },
  {
    graph: 'answers 424 for single items of a batch',
    rules: eachAssignment({ kind: 'status', status: 424, code: 'FailedDependency' }),
    needsAssignments: true,
  },
  { graph: 'meets a concurrent write each time', rules: eachWrite({ kind: 'concurrency' }) },
  {
    graph: 'meets a concurrent write with single items of a batch',
    rules: eachAssignment({ kind: 'concurrency' }),
    needsAssignments: true,
  },
  { graph: 'finds that the token has ended', rules: eachWrite({ kind: 'ended-token' }) },
  {
    graph: 'asks for claims with single items of a batch',
    rules: eachAssignment({
      kind: 'ended-token',
      claims: { access_token: { nbf: { essential: true, value: '1' } } },
    }),
    needsAssignments: true,
  },
  {
    graph: 'cuts the connection before each kind of write',
    rules: eachWrite({ kind: 'reset', when: 'before' }),
  },
  {
    graph: 'cuts the connection after each kind of write took effect',
    rules: eachWrite({ kind: 'reset', when: 'after' }),
  },
  { graph: 'answers with half of the JSON', rules: eachWrite({ kind: 'malformed-json' }) },
  { graph: 'takes a second for an answer', rules: eachWrite({ kind: 'slow', milliseconds: 1000 }) },
  {
    graph: 'shows what is new only after two seconds',
    rules: [{ method: 'POST', path: '/instantiate$', fault: { kind: 'delayed-visibility', seconds: 2 } }],
    needsCreation: true,
  },
];
