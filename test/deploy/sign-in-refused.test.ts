import assert from 'node:assert/strict';
import { startGrantTenant, type GrantTenant } from '../fakes/grant-tenant.ts';
import { runGrant } from './run-grant.ts';

describe('grant-permissions, when the sign-in cannot be set up', () => {
  let tenant: GrantTenant;
  beforeEach(async () => {
    tenant = await startGrantTenant();
  });
  afterEach(() => tenant.close());

  const run = (...args: string[]) => runGrant(tenant, '', '--yes', ...args);

  it("says that the tenant's policy refuses the address, and goes on once it does not", async () => {
    tenant.directory.addressPolicy = 'none';
    const { errors, code } = await run();

    assert.match(errors, /refused the identifier URI: Failed to add.*\n.*identifier-uri-restrictions/);
    assert.equal(code, 1);
    tenant.directory.addressPolicy = 'v2';
    assert.equal((await run()).code, 0);
    assert.equal(tenant.directory.applications.length, 1);
    assert.ok(tenant.azure.connections['graph']);
  });

  it('says that another application has the address, deleted ones included', async () => {
    tenant.directory.taken.push(`api://botid-${tenant.clientId}`);

    const { errors, code } = await run();

    assert.match(errors, /belongs to another application/);
    assert.equal(code, 1);
  });

  it('names the role without which nobody can consent, and goes on from there', async () => {
    tenant.directory.mayConsent = false;
    const { errors, code } = await run();

    assert.match(errors, /refused you: Insufficient privileges\.\n.*Privileged Role Administrator/);
    assert.equal(code, 1);
    tenant.directory.mayConsent = true;
    const { output } = await run();
    assert.match(output, /has +application Qlik publisher sign-in/);
    assert.equal(tenant.directory.consents.length, 1);
    assert.equal(tenant.directory.applications.length, 1);
  });

  it('never gives permissions to an application that somebody else registered', async () => {
    for (const uri of [`api://botid-${tenant.clientId}`, '']) {
      await run('--remove');
      await run();
      const [application] = tenant.directory.applications;
      assert.ok(application);
      tenant.directory.consents = [];
      application.owners = [{ id: 'm', displayName: 'Mallory' }];
      application.identifierUris = uri ? [uri] : [];

      const { errors, code } = await run();

      assert.match(errors, /belongs to Mallory and has no consent yet/);
      assert.deepEqual(tenant.directory.consents, []);
      assert.equal(code, 1);
    }
  });

  it('asks for order when several applications have the name', async () => {
    await run();
    const [application] = tenant.directory.applications;
    assert.ok(application);
    application.identifierUris = [];
    tenant.directory.applications.push({ ...application, id: 'two', appId: 'two' });

    const { errors } = await run();

    assert.match(errors, /2 applications are named Qlik publisher sign-in/);
  });

  for (const role of ['Reader', 'none'] as const)
    it(`leaves the connection to somebody with the Azure role, and does the rest (${role})`, async () => {
      tenant.azure.role = role;

      const { output, code } = await run();

      assert.match(output, /\? not seen +OAuth connection graph .*Contributor/);
      assert.equal(tenant.directory.consents.length, 1);
      assert.equal(code, 0);
      tenant.azure.role = 'Contributor';
      assert.match((await run()).output, /Done: make OAuth connection graph/);
    });

  it('says which Azure Bot does not exist, or that none was named', async () => {
    const other = tenant.azure.botPath.replace('bot-qlik', 'bot-other');

    assert.match((await run('--bot', other)).output, /there is no .*bot-other; compare it with/);
    assert.match((await run('--bot', '')).output, /give its resource id with --bot/);
    assert.match((await run('--bot', '')).output, /Nothing else to do/);
  });

  it('leaves connection and credential to the operator who wants them by hand', async () => {
    const { output } = await run('--by-hand');

    assert.match(output, /\? by hand +OAuth connection/);
    assert.deepEqual(tenant.directory.credentials, {});
    assert.deepEqual(tenant.azure.connections, {});
    assert.match((await run('--by-hand')).output, /Nothing to do/);
  });
});
