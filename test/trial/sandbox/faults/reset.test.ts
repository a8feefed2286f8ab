import assert from 'node:assert/strict';
import type { Sandbox } from '../../../../src/trial/sandbox/sandbox.ts';
import { get, instantiate, start } from '../../../harness/sandbox/sandbox-calls.ts';
import { countNamed, sendBatch, tryInstantiate } from '../../../harness/sandbox/disturbed-calls.ts';

describe('a reset fault', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await start();
  });

  afterEach(() => sandbox.close());

  it('ends the connection before the write takes effect', async () => {
    sandbox.faults.add({ path: '/instantiate$', fault: { kind: 'reset' } });

    await assert.rejects(tryInstantiate(sandbox, 'qlik'), /fetch failed/);

    assert.equal(await countNamed(sandbox, 'qlik'), 0);
  });

  it('ends the connection after the write took effect', async () => {
    sandbox.faults.add({ path: '/instantiate$', fault: { kind: 'reset', when: 'after' } });

    await assert.rejects(tryInstantiate(sandbox, 'qlik'), /fetch failed/);

    assert.equal(await countNamed(sandbox, 'qlik'), 1);
  });

  it('drops the answers of a whole batch, whose other items take effect', async () => {
    const { applicationId } = await instantiate(sandbox, 'qlik');
    sandbox.faults.add({ path: '^/organization$', times: 1, fault: { kind: 'reset' } });

    const answers = sendBatch(sandbox, [
      { id: '1', method: 'GET', url: '/organization' },
      {
        id: '2',
        method: 'PATCH',
        url: `/applications/${applicationId}`,
        headers: { 'content-type': 'application/json' },
        body: { notes: 'seen' },
      },
    ]);

    await assert.rejects(answers, /fetch failed/);
    const { body } = await get(sandbox, `/v1.0/applications/${applicationId}`);
    assert.equal(body['notes'], 'seen');
  });
});
