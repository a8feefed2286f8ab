import assert from 'node:assert/strict';
import {
  FaultRuleError,
  parseFaultRules,
  type FaultRule,
} from '../../../../src/trial/sandbox/faults/fault-rule.ts';
import type { Sandbox } from '../../../../src/trial/sandbox/sandbox.ts';
import { get, start } from '../../../harness/sandbox/sandbox-calls.ts';
import { requestId } from '../../../harness/sandbox/disturbed-calls.ts';

const fault = { kind: 'status', status: 500 } as const;

describe('a fault rule', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await start();
  });

  afterEach(() => sandbox.close());

  async function statuses(paths: readonly string[]): Promise<number[]> {
    const answers: number[] = [];
    for (const path of paths) answers.push((await get(sandbox, path)).status);
    return answers;
  }

  const often = (times: number) => Array.from({ length: times }, () => '/v1.0/organization');

  it('disturbs calls by version and path', async () => {
    sandbox.faults.add({ version: 'v1.0', method: 'GET', path: '^/USERS', fault });

    assert.deepEqual(await statuses(['/v1.0/users', '/beta/users', '/v1.0/organization']), [500, 200, 200]);
  });

  it('disturbs one request of the bot only', async () => {
    sandbox.faults.add({ clientRequestId: requestId, fault });

    const mine = await get(sandbox, '/v1.0/organization', { 'client-request-id': requestId });
    const other = await get(sandbox, '/v1.0/organization', { 'client-request-id': 'other' });

    assert.deepEqual([mine.status, other.status], [500, 200]);
  });

  it('skips the first matches and fires a number of times', async () => {
    sandbox.faults.add({ skip: 1, times: 2, fault });

    assert.deepEqual(await statuses(often(5)), [200, 500, 500, 200, 200]);
  });

  it('draws the same share of the calls from the same seed', async () => {
    const drawn = async (seed: number) => {
      const remove = sandbox.faults.add({ probability: 0.5, seed, fault });
      const answers = await statuses(often(20));
      remove();
      return answers;
    };

    const first = await drawn(7);

    assert.deepEqual(await drawn(7), first);
    assert.notDeepEqual(await drawn(8), first);
    assert.equal(new Set(first).size, 2);
  });

  it('leaves to later rules what it lets through', async () => {
    sandbox.faults.add({ times: 1, fault });
    sandbox.faults.add({ times: 1, fault: { kind: 'status', status: 503 } });

    assert.deepEqual(await statuses(often(3)), [500, 503, 200]);
  });

  it('ends when it is removed, or with all others', async () => {
    const remove = sandbox.faults.add({ path: '^/users', fault });
    sandbox.faults.add({ path: '^/organization', fault });
    const both = ['/v1.0/users', '/v1.0/organization'];

    remove();
    assert.deepEqual(await statuses(both), [200, 500]);
    sandbox.faults.clear();
    assert.deepEqual(await statuses(both), [200, 200]);
  });

  it('is told with the calls it disturbed', async () => {
    sandbox.faults.add({ name: 'weak', path: '^/users', fault });

    await get(sandbox, '/v1.0/users?$top=1', { 'client-request-id': requestId });
    await get(sandbox, '/v1.0/organization');

    assert.deepEqual(sandbox.faults.fired(), [
      { rule: 'weak', kind: 'status', method: 'GET', path: '/users', clientRequestId: requestId },
    ]);
  });
});

describe('parseFaultRules', () => {
  function refusal(rules: unknown): string {
    try {
      parseFaultRules(rules);
    } catch (error) {
      assert.ok(error instanceof FaultRuleError);
      return error.message;
    }
    return assert.fail('The rules were accepted');
  }

  it('takes a rule of a fault alone', () => {
    const rules: FaultRule[] = [{ fault: { kind: 'reset' } }];

    assert.deepEqual(parseFaultRules(rules), [
      { skip: 0, probability: 1, seed: 1, fault: { kind: 'reset', when: 'before' } },
    ]);
  });

  it('names the rule and the key that is wrong', () => {
    const good = { fault };

    assert.match(refusal([good, { path: '(', fault }]), /^rule 2, path is wrong: must be a regular/);
    assert.match(refusal([{ ...good, often: 1 }]), /^rule 1 is wrong: .*often/);
    assert.match(refusal([{ fault: { kind: 'status', status: 200 } }]), /^rule 1, fault.status is wrong/);
    assert.match(refusal([{ fault: { kind: 'flood' } }]), /^rule 1, fault.kind is wrong/);
    assert.match(refusal({}), /^the rules are wrong: must be a list of rules/);
  });
});
