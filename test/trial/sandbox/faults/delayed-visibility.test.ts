import assert from 'node:assert/strict';
import sinon from 'sinon';
import { requester } from '../../../../src/trial/people.ts';
import { lagging } from '../../../../src/trial/sandbox/faults/profiles.ts';
import type { Sandbox } from '../../../../src/trial/sandbox/sandbox.ts';
import {
  assertRefused,
  assignUser,
  call,
  get,
  instantiate,
  start,
} from '../../../harness/sandbox/sandbox-calls.ts';
import { countNamed } from '../../../harness/sandbox/disturbed-calls.ts';

describe('delayed visibility', () => {
  let sandbox: Sandbox;
  let clock: sinon.SinonFakeTimers;

  beforeEach(async () => {
    sandbox = await start();
    clock = sinon.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
  });

  afterEach(async () => {
    clock.restore();
    await sandbox.close();
  });

  it('keeps new objects from reads for minutes, from lists half as long again', async () => {
    sandbox.faults.add({ times: 1, fault: { kind: 'delayed-visibility', seconds: 240 } });
    const ids = await instantiate(sandbox, 'qlik');

    clock.tick(239_000);
    const early = await get(sandbox, `/v1.0/servicePrincipals/${ids.servicePrincipalId}`);
    const earlyGrant = await assignUser(sandbox, ids, requester.id);
    clock.tick(2000);
    const read = await get(sandbox, `/v1.0/applications/${ids.applicationId}`);
    const earlyCount = await countNamed(sandbox, 'qlik');
    clock.tick(120_000);

    assertRefused(early, 404, 'Request_ResourceNotFound');
    assertRefused(earlyGrant, 400, 'Request_BadRequest', 'Not a valid reference update.');
    assert.equal(read.status, 200);
    assert.equal(earlyCount, 0);
    assert.equal(await countNamed(sandbox, 'qlik'), 1);
  });

  it('keeps new and restored objects from lists as long as it is told, where that is longer', async () => {
    const [rule] = lagging(10);
    assert.ok(rule);
    sandbox.faults.add(rule);
    const { applicationId } = await instantiate(sandbox, 'qlik');
    const path = `/v1.0/applications/${applicationId}`;
    const seen = async () => [(await get(sandbox, path)).status, await countNamed(sandbox, 'qlik')];

    const made = [await seen()];
    clock.tick(6_100);
    made.push(await seen());
    clock.tick(24_000);
    made.push(await seen());
    await call(sandbox, 'DELETE', path);
    await call(sandbox, 'POST', `/v1.0/directory/deletedItems/${applicationId}/restore`, {});
    const restored = [await seen()];
    clock.tick(6_100);
    restored.push(await seen());
    clock.tick(24_000);
    restored.push(await seen());

    const slowly = [
      [404, 0],
      [200, 0],
      [200, 1],
    ];
    assert.deepEqual([made, restored], [slowly, slowly]);
  });

  it('is over for what is made after the rule', async () => {
    sandbox.faults.add({ times: 1, fault: { kind: 'delayed-visibility', seconds: 240 } });
    await instantiate(sandbox, 'first');

    const { applicationId } = await instantiate(sandbox, 'second');

    assert.equal((await get(sandbox, `/v1.0/applications/${applicationId}`)).status, 200);
  });
});
