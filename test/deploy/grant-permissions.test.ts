import assert from 'node:assert/strict';
import { startGrantTenant, type GrantTenant } from '../fakes/grant-tenant.ts';
import { runGrant, spawnGrant } from './run-grant.ts';

const asBot = [
  'Application Administrator',
  'Application.ReadWrite.All',
  'AuditLog.Read.All',
  'GroupMember.Read.All',
  'Organization.Read.All',
  'User.Read.All',
];
const asApprover = [
  'Application.Read.All',
  'AuditLog.Read.All',
  'GroupMember.Read.All',
  'Organization.Read.All',
  'Qlik publisher reader',
  'User.Read.All',
];

describe('grant-permissions', () => {
  let tenant: GrantTenant;
  beforeEach(async () => {
    tenant = await startGrantTenant();
  });
  afterEach(() => tenant.close());

  const run = (typed: string, ...args: string[]) => runGrant(tenant, typed, ...args);

  it('grants what publishing as the bot needs', async () => {
    const { output, code } = await run('', '--run-as', 'bot', '--yes');

    assert.deepEqual(tenant.held(), asBot);
    assert.match(output, /\+ grant +Entra role Application Administrator/);
    assert.equal(code, 0);
  });

  it('grants nothing that writes where the approver publishes, and a role of its own that reads', async () => {
    await run('', '--yes');

    assert.deepEqual(tenant.held(), asApprover);
    const actions = JSON.stringify(tenant.roles.at(-1)?.rolePermissions).match(/microsoft[^"]+/g) ?? [];
    assert.equal(actions.length, 3);
    assert.ok(
      actions.every((action) => action.endsWith('/read')),
      actions.join(),
    );
  });

  it('makes the role once, and never takes over one that allows something else', async () => {
    await run('', '--run-as', 'approver', '--yes');
    await run('', '--remove', '--yes');
    await run('', '--run-as', 'approver', '--yes');
    assert.equal(tenant.roles.length, 2);

    for (const role of tenant.roles) role.rolePermissions = [{ allowedResourceActions: ['more'] }];
    const { errors, code } = await run('', '--run-as', 'approver', '--yes');

    assert.match(errors, /a role Qlik publisher reader that allows something else/);
    assert.equal(code, 1);
  });

  for (const runAs of ['bot', 'approver'])
    it(`changes nothing the second time (${runAs})`, async () => {
      await run('', '--run-as', runAs, '--yes');
      const before = tenant.writes.length;

      const { output } = await run('', '--run-as', runAs, '--yes');

      assert.equal(tenant.writes.length, before);
      assert.match(output, /Nothing to do/);
    });

  it('grants what is missing and takes back what is too much, after a change of the way to run', async () => {
    for (const [runAs, held] of [
      ['bot', asBot],
      ['approver', asApprover],
      ['bot', asBot],
    ] as const) {
      await run('', '--run-as', runAs, '--yes');

      assert.deepEqual(tenant.held(), held);
    }
    assert.deepEqual(tenant.directory.applications, []);
    assert.deepEqual(tenant.azure.connections, {});
  });

  it('keeps to the way it runs already when none is named, and begins with the approver', async () => {
    for (const [runAs, held] of [
      ['bot', asBot],
      ['approver', asApprover],
    ] as const) {
      await run('', '--run-as', runAs, '--yes');
      const { output } = await run('', '--yes');

      assert.match(output, /Nothing to do/);
      assert.deepEqual(tenant.held(), held);
    }
  });

  it('tells its plan and changes nothing without a yes', async () => {
    for (const typed of ['', 'no\n']) {
      const { output } = await spawnGrant(tenant, typed);

      assert.match(output, /\+ grant +application permission User\.Read\.All/);
      assert.match(output, /Nothing was changed/);
    }
    assert.deepEqual(tenant.writes, []);
  });

  it('goes on after a typed yes', async () => {
    await spawnGrant(tenant, 'yes\n');

    assert.deepEqual(tenant.held(), asApprover);
  });

  it('takes back what it grants and leaves the rest alone', async () => {
    tenant.give('Mail.Read');
    await run('', '--yes');

    const { output } = await run('', '--remove', '--yes');

    assert.deepEqual(tenant.held(), ['Mail.Read']);
    assert.deepEqual(tenant.directory.applications, []);
    assert.deepEqual(tenant.directory.consents, []);
    assert.deepEqual(tenant.azure.connections, {});
    assert.match(output, /holds +Mail\.Read, which is not the bot's/);
  });

  it('says which role is missing when the person may not grant', async () => {
    tenant.refuseWrites();

    const { errors, code } = await run('', '--yes');

    assert.match(errors, /Privileged Role Administrator/);
    assert.doesNotMatch(errors, / at .*\.ts/);
    assert.equal(code, 1);
  });

  it('says that the identity is not in the tenant', async () => {
    const { errors, code } = await spawnGrant(
      tenant,
      '',
      '--identity',
      '6a7f0e0e-0000-4000-8000-000000000000',
    );

    assert.match(errors, /no identity with the client id 6a7f0e0e/);
    assert.equal(code, 1);
  });

  it('explains how it is called when a value is wrong', async () => {
    for (const wrong of [
      ['--run-as', 'root'],
      ['--identity', 'mine'],
      ['--bot', 'bot-qlik-publisher'],
      ['--force'],
    ]) {
      const { errors, code } = await run('', ...wrong);

      assert.match(errors, /node deploy\/grant-permissions\.ts --identity/);
      assert.equal(code, 1);
    }
    assert.deepEqual(tenant.writes, []);
  });
});
