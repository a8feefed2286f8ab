import assert from 'node:assert/strict';
import type { Sandbox } from '../../../../src/trial/sandbox/sandbox.ts';
import { assertRefused, get, start } from '../../../harness/sandbox/sandbox-calls.ts';
import { countNamed, sendBatch, tryInstantiate } from '../../../harness/sandbox/disturbed-calls.ts';

describe('a status fault', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await start();
  });

  afterEach(() => sandbox.close());

  it('refuses before the write takes effect', async () => {
    sandbox.faults.add({ path: '/instantiate$', times: 1, fault: { kind: 'status', status: 503 } });

    const refused = await tryInstantiate(sandbox, 'qlik');

    assertRefused(refused, 503, 'ServiceUnavailable');
    assert.equal(await countNamed(sandbox, 'qlik'), 0);
  });

  it('refuses after the write took effect', async () => {
    for (const status of [404, 504]) {
      const remove = sandbox.faults.add({
        path: '/instantiate$',
        fault: { kind: 'status', status, when: 'after' },
      });

      const refused = await tryInstantiate(sandbox, `qlik-${status}`);
      remove();

      assert.equal(refused.status, status);
      assert.equal(await countNamed(sandbox, `qlik-${status}`), 1);
    }
  });

  it('speaks in the words of the rule, with its headers', async () => {
    const fault = {
      kind: 'status',
      status: 403,
      code: 'NotAdminRole',
      message: 'No.',
      headers: { 'retry-after': '7' },
    } as const;
    sandbox.faults.add({ fault });

    const refused = await get(sandbox, '/v1.0/organization', { 'client-request-id': 'mine' });

    assertRefused(refused, 403, 'NotAdminRole', 'No.');
    assert.equal(refused.headers.get('retry-after'), '7');
    assert.equal(refused.headers.get('client-request-id'), 'mine');
    assert.equal(refused.body.error?.innerError['client-request-id'], 'mine');
  });

  it('also hides the refusal of the tenant, as a gateway does', async () => {
    sandbox.faults.add({ fault: { kind: 'status', status: 504, when: 'after' } });

    assertRefused(await get(sandbox, '/v1.0/users/nobody'), 504, 'GatewayTimeout');
  });

  it('befalls a single item of a batch', async () => {
    sandbox.faults.add({ path: '^/users$', fault: { kind: 'status', status: 424 } });

    const [first, second] = await sendBatch(sandbox, [
      { id: '1', method: 'GET', url: '/users' },
      { id: '2', method: 'GET', url: '/organization' },
    ]);

    assert.equal(first?.status, 424);
    assert.equal(first?.body?.error?.code, 'FailedDependency');
    assert.equal(second?.status, 200);
  });

  it('befalls a whole batch by the path of the batch', async () => {
    sandbox.faults.add({ path: '^/\\$batch$', fault: { kind: 'status', status: 504, when: 'after' } });
    const url = '/applicationTemplates/8adf8e6e-67b2-4cf2-a259-e3dc5476c621/instantiate';
    const headers = { 'content-type': 'application/json' };

    const answers = sendBatch(sandbox, [
      { id: '1', method: 'POST', url, headers, body: { displayName: 'qlik' } },
    ]);

    await assert.rejects(answers, TypeError);
    assert.equal(await countNamed(sandbox, 'qlik'), 1);
  });
});
