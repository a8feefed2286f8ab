import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import sinon from 'sinon';
import { english } from '../../../../src/language/say.ts';
import { connectGraph } from '../../../../src/graph/client.ts';
import { createLog } from '../../../../src/log.ts';
import { startSandbox, type Sandbox } from '../../../../src/trial/sandbox/sandbox.ts';
import { tryCapabilities, type Tried } from '../../../../src/service/tenant/capabilities/try-capabilities.ts';
import { watchCapabilities } from '../../../../src/service/tenant/capabilities/watch-capabilities.ts';
import { permissions } from '../../../../deploy/grant/permissions.ts';
import { tokenRoles } from '../../../../src/identity/token-roles.ts';

const refused = { kind: 'status', status: 403, code: 'Authorization_RequestDenied' } as const;

describe('what the bot can do in Microsoft Graph', () => {
  const log = createLog('silent');
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ port: 0, dataDir: null, replicationSeconds: 0, log });
  });
  after(() => sandbox.close());

  const tried = (more: Partial<Tried> = {}): Tried => ({
    graph: connectGraph({ url: sandbox.url, credential: null, log })(randomUUID()),
    approverGroupId: sandbox.approverGroupId,
    isApprover: false,
    rights: null,
    ...more,
  });
  const states = async (one: Tried) =>
    (await tryCapabilities(one)).map(({ needs, state }) => `${needs} ${state}`);

  it('is tried by reads, and what only a write would show is not called working', async () => {
    assert.deepEqual(await states(tried()), [
      'Organization.Read.All works',
      'GroupMember.Read.All works',
      'User.Read.All works',
      'Application.ReadWrite.All works',
      'Application Administrator works',
      'Application.ReadWrite.All notTried',
    ]);
  });

  for (const [path, needs] of [
    ['/organization', 'Organization.Read.All'],
    ['/transitiveMembers', 'GroupMember.Read.All'],
    ['/users$', 'User.Read.All'],
    ['/applications$', 'Application.ReadWrite.All'],
  ] as const)
    it(`lacks ${needs} when Graph refuses ${path}`, async () => {
      const off = sandbox.faults.add({ method: 'GET', path, fault: refused });

      const found = await states(tried());

      off();
      assert.deepEqual(
        found.filter((one) => one.endsWith('missing')),
        [`${needs} missing`],
      );
    });

  for (const [status, code, message] of [
    [403, 'Directory_QuotaExceeded', 'The directory object quota limit for the Principal has been exceeded.'],
    [403, 'AccessBlocked', 'Access has been blocked by Conditional Access policies.'],
    [400, 'Request_BadRequest', 'Tenant does not have a premium license.'],
  ] as const)
    it(`lacks no permission when Graph refuses for another reason (${code})`, async () => {
      const fault = { kind: 'status', status, code, message } as const;
      const off = sandbox.faults.add({ method: 'GET', path: '/organization', fault });

      const found = await states(tried());

      off();
      assert.equal(found[0], 'Organization.Read.All refused');
      assert.ok(!found.some((one) => one.endsWith('missing')));
    });

  const administrator = '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3';
  const everyone = '0997a1d0-0d1d-4acb-b408-d5ca73121e90';
  for (const [held, permission, isApprover, state] of [
    [[administrator, everyone], 'Application.ReadWrite.All', false, 'peopleOnly'],
    [[everyone], 'Directory.ReadWrite.All', false, 'peopleOnly'],
    [[everyone], 'Application.ReadWrite.All', false, 'missing'],
    [[], 'Application.ReadWrite.All', false, 'missing'],
    [null, 'Application.ReadWrite.All', false, 'unclear'],
    [[everyone], 'Application.Read.All', true, 'withApprover'],
    [null, 'Application.Read.All', true, 'withApprover'],
  ] as const)
    it(`calls refused connectors ${state} with ${permission} and roles ${held?.length ?? 'unknown'}`, async () => {
      const off = sandbox.faults.add({ method: 'GET', path: '/connectorGroups$', fault: refused });
      const rights = async () => ({ permissions: [permission], directoryRoleIds: held });

      const found = await tryCapabilities(tried({ isApprover, rights }));

      off();
      const proxy = found.find(({ what }) => english(what) === 'Application Proxy and connectors');
      assert.equal(proxy?.state, state);
    });

  it('is tried again after half a minute where something was wrong, and after five where all was well', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['performance'] });
    const wrong = { path: '/organization', fault: { kind: 'status', status: 503 } } as const;
    const off = sandbox.faults.add(wrong);
    const watched = watchCapabilities(() => tryCapabilities(tried()), log);
    const after = async (seconds: number) => {
      clock.tick(seconds * 1000);
      return (await watched.read())[0]?.state;
    };
    try {
      assert.equal(await after(0), 'unreachable');
      off();
      assert.equal(await after(29), 'unreachable');
      assert.equal(await after(1), 'works');
      sandbox.faults.add(wrong);
      assert.equal(await after(299), 'works');
      assert.equal(await after(1), 'unreachable');
    } finally {
      clock.restore();
      sandbox.faults.clear();
    }
  });

  it('is unknown while Graph gives no answer', async () => {
    const off = sandbox.faults.add({ path: '/organization', fault: { kind: 'status', status: 503 } });

    const [organization] = await states(tried());

    off();
    assert.equal(organization, 'Organization.Read.All unreachable');
  });

  it('is granted to change applications when its token says so, and is not when it does not', async () => {
    const token = (roles: string[]) => `x.${Buffer.from(JSON.stringify({ roles })).toString('base64url')}.x`;
    const roles = (held: string[]) =>
      tokenRoles({ getToken: async () => ({ token: token(held), expiresOnTimestamp: 0 }) }, '');

    assert.equal(
      (await states(tried({ rights: roles(['Application.ReadWrite.All']) }))).at(-1),
      'Application.ReadWrite.All granted',
    );
    assert.equal(
      (await states(tried({ rights: roles(['User.Read.All']) }))).at(-1),
      'Application.ReadWrite.All missing',
    );
    assert.equal(
      (await states(tried({ rights: async () => null }))).at(-1),
      'Application.ReadWrite.All notTried',
    );
  });

  for (const runAs of ['bot', 'approver'] as const)
    it(`needs just what one command grants (${runAs})`, async () => {
      const needed = permissions.filter((one) => one.for.includes(runAs) && !one.isOptional);
      const granted = needed.map(({ name }) => name);
      const found = await tryCapabilities(tried({ isApprover: runAs === 'approver' }));
      const ofBot = runAs === 'bot' ? found : found.filter(({ state }) => state !== 'left');

      assert.deepEqual(new Set(ofBot.map(({ needs }) => needs)), new Set(granted));
    });
});
