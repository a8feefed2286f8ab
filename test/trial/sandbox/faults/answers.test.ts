import assert from 'node:assert/strict';
import sinon from 'sinon';
import { requester } from '../../../../src/trial/people.ts';
import type { Sandbox } from '../../../../src/trial/sandbox/sandbox.ts';
import type { FaultRule } from '../../../../src/trial/sandbox/faults/fault-rule.ts';
import {
  assertRefused,
  call,
  customTemplate,
  get,
  instantiate,
  start,
} from '../../../harness/sandbox/sandbox-calls.ts';
import { countNamed, sendBatch, tryInstantiate } from '../../../harness/sandbox/disturbed-calls.ts';

describe('a fault of the answer', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await start();
  });

  afterEach(() => sandbox.close());

  it('throttles with a fraction of a second', async () => {
    sandbox.faults.add({ fault: { kind: 'throttle', retryAfter: 0.35 } });

    const refused = await get(sandbox, '/v1.0/organization');

    assertRefused(refused, 429, 'TooManyRequests');
    assert.equal(refused.headers.get('retry-after'), '0.35');
  });

  it('throttles until a date', async () => {
    const clock = sinon.useFakeTimers({ now: new Date('2026-11-24T10:00:00.200Z'), toFake: ['Date'] });
    sandbox.faults.add({ fault: { kind: 'throttle', retryAfter: 2, as: 'date' } });

    const refused = await get(sandbox, '/v1.0/organization').finally(() => clock.restore());

    assert.equal(refused.headers.get('retry-after'), 'Tue, 24 Nov 2026 10:00:03 GMT');
  });

  it('throttles without saying how long', async () => {
    sandbox.faults.add({ fault: { kind: 'throttle', retryAfter: null } });

    assert.equal((await get(sandbox, '/v1.0/organization')).headers.get('retry-after'), null);
  });

  it('throttles a single item of a batch, with its own header', async () => {
    sandbox.faults.add({ path: '^/users$', fault: { kind: 'throttle' } });

    const [first, second] = await sendBatch(sandbox, [
      { id: '1', method: 'GET', url: '/users' },
      { id: '2', method: 'GET', url: '/organization' },
    ]);

    assert.equal(first?.status, 429);
    assert.equal(first?.headers['retry-after'], '0.35');
    assert.equal(second?.status, 200);
  });

  it('cuts the body off after the effect', async () => {
    sandbox.faults.add({ path: '/instantiate$', fault: { kind: 'malformed-json' } });

    await assert.rejects(tryInstantiate(sandbox, 'qlik'), SyntaxError);

    assert.equal(await countNamed(sandbox, 'qlik'), 1);
  });

  it('cuts the body of an answer that has none', async () => {
    const { applicationId } = await instantiate(sandbox, 'qlik');
    sandbox.faults.add({ method: 'PATCH', fault: { kind: 'malformed-json' } });

    const path = `/v1.0/applications/${applicationId}`;
    await assert.rejects(call(sandbox, 'PATCH', path, { notes: 'seen' }), SyntaxError);

    assert.equal((await get(sandbox, path)).body['notes'], 'seen');
  });

  it('cuts a whole batch when it befalls an item', async () => {
    sandbox.faults.add({ path: '^/organization$', fault: { kind: 'malformed-json' } });

    await assert.rejects(sendBatch(sandbox, [{ id: '1', method: 'GET', url: '/organization' }]), SyntaxError);
  });

  for (const when of ['before', 'after'] as const) {
    it(`makes the caller wait ${when} the effect`, async () => {
      sandbox.faults.add({ path: '/instantiate$', fault: { kind: 'slow', milliseconds: 3_600_000, when } });
      const caller = new AbortController();

      const answer = fetch(`${sandbox.url}${customTemplate}/instantiate`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"displayName":"qlik"}',
        signal: caller.signal,
      });
      while (sandbox.faults.fired().length === 0) await get(sandbox, '/v1.0/organization');
      const meanwhile = await countNamed(sandbox, 'qlik');
      caller.abort();

      await assert.rejects(answer, { name: 'AbortError' });
      assert.equal(meanwhile, when === 'before' ? 0 : 1);
    });
  }

  it('is slow and answers all the same', async () => {
    sandbox.faults.add({ fault: { kind: 'slow', milliseconds: 5 } });

    assert.equal((await tryInstantiate(sandbox, 'qlik')).status, 201);
  });

  it('tells a value the types do not know, on one item and in a list', async () => {
    sandbox.faults.add({ fault: { kind: 'unknown-enum' } });
    const group = '/beta/onPremisesPublishingProfiles/applicationProxy/connectorGroups';
    const connectors = '/beta/onPremisesPublishingProfiles/applicationProxy/connectors';

    const user = await get(sandbox, `/v1.0/users/${requester.id}?$select=id,userType`);
    const groups = await get(sandbox, group);
    const machines = await get(sandbox, connectors);

    assert.equal(user.body['id'], requester.id);
    assert.equal(user.body['userType'], 'unknownFutureValue');
    for (const { region } of groups.body.value ?? []) assert.equal(region, 'unknownFutureValue');
    for (const { status } of machines.body.value ?? []) assert.equal(status, 'unknownFutureValue');
  });

  it('tells the value of the rule and leaves the tenant as it is', async () => {
    const fault: FaultRule['fault'] = { kind: 'unknown-enum', properties: ['signInAudience'], value: 'All' };
    const { applicationId } = await instantiate(sandbox, 'qlik');
    sandbox.faults.add({ times: 1, fault });

    const changed = await get(sandbox, `/v1.0/applications/${applicationId}`);
    const own = await get(sandbox, `/v1.0/applications/${applicationId}`);

    assert.equal(changed.body['signInAudience'], 'All');
    assert.equal(own.body['signInAudience'], 'AzureADMyOrg');
  });
});
