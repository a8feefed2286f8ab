import assert from 'node:assert/strict';
import type { Limits } from '../../../../src/trial/sandbox/limits/limit-calls.ts';
import type { Sandbox } from '../../../../src/trial/sandbox/sandbox.ts';
import {
  assertRefused,
  call,
  get,
  instantiate,
  start,
  type Answer,
} from '../../../harness/sandbox/sandbox-calls.ts';
import { sendBatch } from '../../../harness/sandbox/disturbed-calls.ts';

describe('limits of the tenant', () => {
  let sandbox: Sandbox;
  let path: string;
  let now = 0;

  async function startWith(limits: Limits) {
    now = 0;
    sandbox = await start({ limits: { ...limits, now: () => now } });
    const { applicationId } = await instantiate(sandbox, 'qlik');
    path = `/applications/${applicationId}`;
  }

  afterEach(() => sandbox.close());

  const write = (): Promise<Answer> => call(sandbox, 'PATCH', `/v1.0${path}`, { notes: 'x' });

  async function statuses(times: number): Promise<number[]> {
    const answers: number[] = [];
    for (let i = 0; i < times; i++) answers.push((await write()).status);
    return answers;
  }

  it('refuse writes above 3,000 in 150 seconds, in proportion', async () => {
    await startWith({ writes: 10, seconds: 150 });

    const granted = await statuses(9);
    const refused = await write();

    assert.ok(granted.every((status) => status === 204));
    assertRefused(refused, 429, 'TooManyRequests');
    assert.equal(refused.headers.get('retry-after'), '15');
    assert.equal(refused.headers.get('x-ms-throttle-information'), 'WriteLimitExceeded');
    assert.match(
      refused.headers.get('x-ms-throttle-scope') ?? '',
      new RegExp(`^Tenant_Application/ReadWrite/[^/]+/${sandbox.tenantId}$`),
    );
  });

  it('let reads pass while writes are refused', async () => {
    await startWith({ writes: 1, seconds: 150 });

    assert.equal((await write()).status, 429);
    assert.equal((await get(sandbox, `/v1.0${path}`)).status, 200);
    const asked = { groupIds: [sandbox.approverGroupId] };
    const membership = await call(sandbox, 'POST', '/v1.0/users/rita@contoso.com/checkMemberGroups', asked);
    assert.notEqual(membership.status, 429);
  });

  it('refuse until Retry-After has passed, then grant what has come together', async () => {
    await startWith({ writes: 20, seconds: 200 });
    await statuses(19);

    const refused = await write();
    now += 19_999;
    const early = await write();
    now += 1;

    assert.equal(refused.headers.get('retry-after'), '20');
    assert.equal(early.headers.get('retry-after'), '0.001');
    assert.deepEqual(await statuses(3), [204, 204, 429]);
  });

  it('run faster by the speed, with Retry-After in the seconds that really pass', async () => {
    await startWith({ writes: 10, seconds: 150, speed: 100 });
    await statuses(9);

    const refused = await write();
    now += 150;

    assert.equal(refused.headers.get('retry-after'), '0.15');
    assert.equal((await write()).status, 204);
  });

  it('count the items of a batch one by one', async () => {
    await startWith({ writes: 3, seconds: 150 });
    const headers = { 'content-type': 'application/json' };
    const item = (id: string) => ({ id, method: 'PATCH', url: path, headers, body: { notes: 'x' } });

    const answers = await sendBatch(sandbox, ['1', '2', '3', '4'].map(item));

    assert.deepEqual(
      answers.map(({ status }) => status),
      [204, 204, 429, 429],
    );
    assert.equal(answers[3]?.headers['retry-after'], '50');
  });

  it('refuse resource units above the limit of ten seconds', async () => {
    // One unit is spent by the application that each test begins with.
    await startWith({ writes: 100, seconds: 150, resourceUnits: 11 });

    const list = await get(sandbox, '/v1.0/applications');
    const members = await get(sandbox, `/v1.0/groups/${sandbox.approverGroupId}/members`);
    const selected = await get(sandbox, '/v1.0/users?$select=id&$top=5');
    const almost = await get(sandbox, '/v1.0/users');
    const refused = await get(sandbox, `/v1.0/groups/${sandbox.approverGroupId}/members`);

    const units = [list, members, selected, almost].map((answer) => answer.headers.get('x-ms-resource-unit'));
    assert.deepEqual(units, ['2', '3', '1', '2']);
    assert.equal(list.headers.get('x-ms-throttle-limit-percentage'), null);
    assert.equal(almost.headers.get('x-ms-throttle-limit-percentage'), '0.82');
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('x-ms-throttle-information'), 'ResourceUnitLimitExceeded');
  });
});
