import assert from 'node:assert/strict';
import { startGrantTenant, type GrantTenant } from '../fakes/grant-tenant.ts';
import { runGrant } from './run-grant.ts';

const teams = ['1fec8e78-bce4-4aaf-ab1b-5451cc387264', '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'];
const delegated = 'Application.ReadWrite.All Directory.ReadWrite.All';

describe('grant-permissions, the sign-in application', () => {
  let tenant: GrantTenant;
  beforeEach(async () => {
    tenant = await startGrantTenant();
  });
  afterEach(() => tenant.close());

  const run = (...args: string[]) => runGrant(tenant, '', '--yes', ...args);

  /** Returns the one application of the tenant, and what must be true of it and of its surroundings. */
  function signIn() {
    const [application, ...others] = tenant.directory.applications;
    assert.ok(application);
    assert.deepEqual(others, []);
    return application;
  }

  function assertComplete() {
    const { id, appId, api, identifierUris, web, signInAudience } = signIn();
    const scope = api.oauth2PermissionScopes.find(({ value }) => value === 'access_as_user');
    const { directory, azure, clientId } = tenant;
    assert.equal(signInAudience, 'AzureADMyOrg');
    assert.equal(api.requestedAccessTokenVersion, 2);
    assert.ok(identifierUris.includes(`api://botid-${clientId}`));
    assert.ok(web.redirectUris.includes('https://token.botframework.com/.auth/web/redirect'));
    assert.equal(scope?.isEnabled, true);
    for (const client of teams) {
      const found = api.preAuthorizedApplications.find((one) => one.appId === client);
      assert.ok(found?.delegatedPermissionIds.includes(scope.id));
    }
    const principal = directory.principals.find((one) => one.appId === appId);
    const consents = directory.consents.filter((one) => one.clientId === principal?.id);
    assert.deepEqual(
      consents.map((one) => one.consentType),
      ['AllPrincipals'],
    );
    for (const name of delegated.split(' ')) assert.ok(consents[0]?.scope.split(' ').includes(name));
    const [federated] = directory.credentials[id] ?? [];
    const connection = azure.connections['graph'];
    const parameters = new Map(connection?.parameters?.map(({ key, value }) => [key, value]));
    assert.equal(
      federated?.subject,
      `/eid1/c/pub/t/v4j5cvGGr0GRqy180BHbRw/a/9ExAW52n_ky4ZiS_jhpJIQ/${parameters.get('UniqueIdentifier')}`,
    );
    assert.equal(connection?.clientId, appId);
    assert.equal(parameters.get('TokenExchangeUrl'), `api://botid-${clientId}`);
    assert.deepEqual(
      connection.scopes?.split(' '),
      delegated.split(' ').map((name) => `https://graph.microsoft.com/${name}`),
    );
  }

  it('is made whole, with a federated connection, and its id is told', async () => {
    const { output, code } = await run();

    assertComplete();
    assert.deepEqual(signIn().passwordCredentials, []);
    assert.match(output, new RegExp(`export OAUTH_APP_ID=${signIn().appId}\n$`));
    assert.equal(code, 0);
  });

  it('gets tokens of version 2 before its address, without which the policy refuses', async () => {
    const { output } = await run();

    const at = (text: string) => output.indexOf(`Done: ${text}`);
    assert.ok(at('make application') >= 0 && at('make application') < at('set identifier URI'));
    assert.equal(signIn().api.requestedAccessTokenVersion, 2);
  });

  it('is written only once Graph knows it', async () => {
    tenant.directory.unknownFor = 2;

    await run();

    assertComplete();
  });

  it('is left alone the second time', async () => {
    await run();
    const before = tenant.writes.length;

    const { output } = await run();

    assert.equal(tenant.writes.length, before);
    assert.match(output, /Nothing to do\.\nFor the Teams app: export OAUTH_APP_ID=/);
  });

  const differences: [string, RegExp, () => unknown][] = [
    ['tokens of version 1', /set +access tokens/, () => (signIn().api.requestedAccessTokenVersion = null)],
    ['no address', /set +identifier URI/, () => (signIn().identifierUris = [])],
    ['no redirect URI', /set +redirect URI/, () => (signIn().web.redirectUris = [])],
    ['other tenants', /accounts of this tenant/, () => (signIn().signInAudience = 'AzureADMultipleOrgs')],
    [
      'a disabled scope',
      /set +scope/,
      () => signIn().api.oauth2PermissionScopes.map((one) => (one.isEnabled = false)),
    ],
    ['one client', /set +Teams as a client/, () => signIn().api.preAuthorizedApplications.pop()],
    [
      'half a consent',
      /consent +delegated permissions Directory/,
      () => consentTo('Application.ReadWrite.All'),
    ],
    ['no consent', /consent +delegated permissions App.+Directory/, () => tenant.directory.consents.pop()],
    ['no service principal', /make +service principal/, () => (tenant.directory.principals = [])],
    ['no credential', /make +federated credential/, () => (tenant.directory.credentials = {})],
    ['a credential for others', /change +federated credential/, () => (credentialOfApp().subject += '-old')],
    ['no connection', /make +OAuth connection graph/, () => delete tenant.azure.connections['graph']],
    [
      'fewer scopes of the connection',
      /change +OAuth.+: scopes/,
      () => (connectionOfBot().scopes = 'User.Read'),
    ],
    ['another tenant of the connection', /: tenantid/, () => connectionOfBot().parameters?.pop()],
  ];
  for (const [name, planned, spoil] of differences)
    it(`is mended: ${name}`, async () => {
      await run();
      spoil();

      const { output } = await run();

      assert.match(output, planned);
      assertComplete();
    });

  it('keeps what else is there', async () => {
    await run();
    const { api, web, identifierUris } = signIn();
    api.oauth2PermissionScopes.push({ id: 'b', value: 'files', isEnabled: true });
    api.preAuthorizedApplications = [{ appId: 'office', delegatedPermissionIds: ['b'] }];
    web.redirectUris = ['https://contoso.com/oidc'];
    identifierUris.splice(0, 1, 'api://contoso.com/qlik');
    consentTo(`User.Read ${delegated}`);

    await run();

    assertComplete();
    assert.ok(signIn().identifierUris.includes('api://contoso.com/qlik'));
    assert.ok(signIn().web.redirectUris.includes('https://contoso.com/oidc'));
    assert.ok(signIn().api.oauth2PermissionScopes.some(({ value }) => value === 'files'));
    assert.ok(signIn().api.preAuthorizedApplications.some(({ appId }) => appId === 'office'));
    assert.match(tenant.directory.consents[0]?.scope ?? '', /User\.Read/);
  });

  it('takes over one made by hand with a secret, and names the secret', async () => {
    await run();
    signIn().passwordCredentials.push({ displayName: 'bot', endDateTime: '2027-01-31T10:00:00Z' });
    tenant.directory.credentials = {};
    connectionOfBot().serviceProviderId = '30dd229c-58e3-4a48-bdfd-91ec48eb906c';

    const { output } = await run();

    assertComplete();
    assert.match(output, /secret bot, valid until 2027-01-31: not needed, left alone/);
    assert.match(output, /until now it used a secret/);
    assert.equal(signIn().passwordCredentials.length, 1);
  });

  function connectionOfBot() {
    const found = tenant.azure.connections['graph'];
    assert.ok(found);
    return found;
  }

  function credentialOfApp() {
    const found = tenant.directory.credentials[signIn().id]?.[0];
    assert.ok(found);
    return found;
  }

  function consentTo(scope: string) {
    for (const consent of tenant.directory.consents) consent.scope = scope;
  }
});
