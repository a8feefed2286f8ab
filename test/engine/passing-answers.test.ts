import assert from 'node:assert/strict';
import type { FaultRule } from '../../src/trial/sandbox/faults/fault-rule.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';

const claims = { access_token: { nbf: { essential: true, value: '1604106651' } } };
/** What passes by itself, once on each kind of call, reads and batches included. */
const passing: [name: string, fault: FaultRule['fault']][] = [
  ['concurrency', { kind: 'concurrency' }],
  ['ended-token', { kind: 'ended-token' }],
  ['challenge', { kind: 'ended-token', claims }],
  ['timeout', { kind: 'status', status: 408 }],
  ['throttle', { kind: 'throttle', retryAfter: 0.2 }],
  ['expired-page', { kind: 'status', status: 400, code: 'Directory_ExpiredPageToken', message: 'Expired.' }],
];
const calls = [
  '/organization$',
  '/users',
  '/groups',
  '/connectorGroups',
  '/applications',
  '/servicePrincipals',
  'batch$',
];

describe('an answer of Microsoft Graph that passes', () => {
  let engine: Engine;
  before(async () => void (engine = await startEngine({ atOnce: 10 })));
  after(() => engine.close());

  /** The first read of each kind of object, and the first batch. */
  const once = (fault: FaultRule['fault'], clientRequestId?: string) => {
    const offs = calls.map((path) =>
      engine.sandbox.faults.add({
        path,
        times: 1,
        fault,
        ...(path !== 'batch$' && { method: 'GET' }),
        ...(clientRequestId && { clientRequestId }),
      }),
    );
    return () => {
      for (const off of offs) off();
    };
  };

  for (const [name, fault] of passing)
    it(`stops neither the plan nor the work: ${name}`, async () => {
      const planning = once(fault);
      const asked = await engine.ask('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
      planning();
      assert.equal(asked.state, 'planned', JSON.stringify(asked.problem));
      const applying = once(fault, asked.id);

      const done = await engine.approve(asked);

      applying();
      assert.equal(done.state, 'done', JSON.stringify(done.problem));
    });
});
