import assert from 'node:assert/strict';
import { handsPath } from '../../../src/trial/sandbox/hands/hands.ts';
import { call, type Reachable } from './sandbox-calls.ts';

/** Changes by hand, outside Graph, what a tenant is like, such as `PATCH` of `connectors/prx-hq-01`. */
export async function hand(
  sandbox: Reachable,
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
): Promise<void> {
  const answer = await call(sandbox, method, handsPath + path, body);
  assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
}
