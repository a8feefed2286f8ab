import assert from 'node:assert/strict';
import type { Directory } from '../fakes/grant/directory.ts';
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

  const strangers: [string, RegExp, (application: Directory['applications'][number]) => unknown][] = [
    ['owner', /owner Mallory/, (one) => (one.owners = [{ id: 'm', displayName: 'Mallory' }])],
    ['second owner', /owner Mallory/, (one) => one.owners.push({ id: 'm', displayName: 'Mallory' })],
    [
      'secret',
      /secret mine/,
      (one) => one.passwordCredentials.push({ displayName: 'mine', endDateTime: null }),
    ],
    [
      'certificate',
      /certificate/,
      (one) => one.keyCredentials.push({ displayName: null, endDateTime: null }),
    ],
    ['web redirect', /redirect URI https:\/\/m/, (one) => one.web.redirectUris.push('https://m.example')],
    ['app redirect', /redirect URI m:/, (one) => (one.publicClient.redirectUris = ['m://here'])],
    ['public client', /public client flows/, (one) => (one.isFallbackPublicClient = true)],
  ];
  for (const [name, said, spoil] of strangers)
    for (const scope of ['', 'User.Read'])
      it(`gives no permissions to an application that somebody else can use (${name}, consent "${scope}")`, async () => {
        await run();
        const { applications, consents } = tenant.directory;
        applications.forEach(spoil);
        for (const consent of consents) consent.scope = scope;

        const { errors, code } = await run();

        assert.match(errors, said);
        assert.deepEqual(
          consents.map((consent) => consent.scope),
          [scope],
        );
        assert.equal(code, 1);
        assert.match((await run('--remove')).output, /left +application Qlik publisher sign-in/);
        assert.equal(tenant.directory.applications.length, 1);
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

  it('says how to go on where Azure has no connection without a secret', async () => {
    tenant.azure.offersFederation = false;

    const { errors, code } = await run();

    assert.match(errors, /Unknown service provider\.\n.*--by-hand/);
    assert.equal(code, 1);
    assert.match((await run('--by-hand')).output, /Nothing to do/);
  });

  it('waits while Azure is too busy to answer', async () => {
    tenant.azure.busyFor = 1;

    assert.equal((await run()).code, 0);
    assert.ok(tenant.azure.connections['graph']);
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
    await runGrant(tenant, '', '--yes', '--run-as', 'approver');
    assert.match((await run('--by-hand', '--remove')).output, /\? by hand +OAuth connection/);
    assert.ok(tenant.azure.connections['graph']);
    assert.deepEqual(tenant.directory.applications, []);
  });
});
