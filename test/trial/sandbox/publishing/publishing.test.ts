import assert from 'node:assert/strict';
import type { Sandbox } from '../../../../src/trial/sandbox/sandbox.ts';
import {
  assertRefused,
  call,
  get,
  instantiate,
  publishApplication,
  setPublishing,
  setUris,
  start,
  urls,
  type Ids,
} from '../../../harness/sandbox/sandbox-calls.ts';

describe('onPremisesPublishing', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await start();
  });

  afterEach(() => sandbox.close());

  it('is unknown to v1.0', async () => {
    const { applicationId } = await publishApplication(sandbox, 'qlik');
    const path = `/v1.0/applications/${applicationId}`;

    const written = await call(sandbox, 'PATCH', path, { onPremisesPublishing: urls('qlik') });
    const read = await get(sandbox, `${path}?$select=id,onPremisesPublishing`);
    const navigated = await get(sandbox, `${path}/onPremisesPublishing`);

    assertRefused(written, 400, 'Request_BadRequest', "Invalid property 'onPremisesPublishing'.");
    assertRefused(read, 400, 'BadRequest', /Could not find a property named 'onPremisesPublishing' on type/);
    assertRefused(navigated, 400, 'BadRequest', "Resource not found for the segment 'onPremisesPublishing'.");
  });

  it('is shown only when selected', async () => {
    const { applicationId } = await publishApplication(sandbox, 'qlik');

    const plain = await get(sandbox, `/beta/applications/${applicationId}`);
    const selected = await get(
      sandbox,
      `/beta/applications/${applicationId}?$select=id,onPremisesPublishing`,
    );
    const navigated = await get(sandbox, `/beta/applications/${applicationId}/onPremisesPublishing`);

    assert.equal('onPremisesPublishing' in plain.body, false);
    const publishing = selected.body['onPremisesPublishing'] as Record<string, unknown>;
    assert.equal(publishing['externalUrl'], 'https://qlik-contoso.msappproxy.net/');
    assert.equal(publishing['isBackendCertificateValidationEnabled'], true);
    assert.deepEqual(Object.keys(selected.body), ['@odata.context', 'id', 'onPremisesPublishing']);
    assert.equal(navigated.body['externalUrl'], 'https://qlik-contoso.msappproxy.net/');
  });

  it('has default values in a list, where only the filter tells who is published', async () => {
    const { applicationId } = await publishApplication(sandbox, 'qlik', {
      externalAuthenticationType: 'passthru',
    });
    await instantiate(sandbox, 'not published');
    const filter = encodeURIComponent('onPremisesPublishing/isOnPremPublishingEnabled eq true');

    const list = await get(sandbox, `/beta/applications?$filter=${filter}&$select=id,onPremisesPublishing`);

    const [only, ...others] = list.body.value ?? [];
    assert.equal(only?.['id'], applicationId);
    assert.deepEqual(others, []);
    const publishing = only?.['onPremisesPublishing'] as Record<string, unknown>;
    assert.equal(publishing['externalAuthenticationType'], 'aadPreAuthentication');
    assert.equal(publishing['externalUrl'], null);
  });

  it('must come alone in its PATCH, without even a type annotation', async () => {
    const ids = await instantiate(sandbox, 'qlik');
    await setUris(sandbox, ids, 'https://qlik-contoso.msappproxy.net');
    const path = `/beta/applications/${ids.applicationId}`;
    const onPremisesPublishing = urls('qlik');
    const mixed = { onPremisesPublishing, displayName: 'Qlik' };
    const typed = { '@odata.type': '#microsoft.graph.application', onPremisesPublishing };

    const answers = [await call(sandbox, 'PATCH', path, mixed), await call(sandbox, 'PATCH', path, typed)];

    for (const answer of answers) {
      const message = 'The request is currently not supported on the targeted entity set';
      assertRefused(answer, 400, 'BadRequest', message);
    }
  });

  it('needs the identifier URIs first', async () => {
    const ids = await instantiate(sandbox, 'qlik');

    const answer = await setPublishing(sandbox, ids, urls('qlik'));

    assert.equal(answer.status, 400);
  });

  it('refuses unknown properties and values', async () => {
    const ids = await publishApplication(sandbox, 'qlik');

    const property = await setPublishing(sandbox, ids, { ...urls('qlik'), isFast: true });
    const value = await setPublishing(sandbox, ids, { externalAuthenticationType: 'password' });

    assertRefused(property, 400, 'Request_BadRequest', "Invalid property 'isFast'.");
    assertRefused(value, 400, 'Request_BadRequest', /'externalAuthenticationType'/);
  });

  it('adds the client secret and the tag of Application Proxy, once', async () => {
    const ids = await publishApplication(sandbox, 'qlik');
    await setPublishing(sandbox, ids, { isHttpOnlyCookieEnabled: true });

    const application = await get(sandbox, `/v1.0/applications/${ids.applicationId}`);
    const servicePrincipal = await get(sandbox, `/v1.0/servicePrincipals/${ids.servicePrincipalId}`);

    const secrets = application.body['passwordCredentials'] as { displayName: string }[];
    assert.deepEqual(
      secrets.map((secret) => secret.displayName),
      ['CWAP_AuthSecret'],
    );
    assert.deepEqual(servicePrincipal.body['tags'], [
      'WindowsAzureActiveDirectoryCustomSingleSignOnApplication',
      'WindowsAzureActiveDirectoryIntegratedApp',
      'WindowsAzureActiveDirectoryOnPremApp',
    ]);
  });

  it('keeps what a later PATCH does not mention', async () => {
    const ids = await publishApplication(sandbox, 'qlik', { applicationServerTimeout: 'long' });

    await setPublishing(sandbox, ids, { isHttpOnlyCookieEnabled: true });

    const { body } = await get(sandbox, `/beta/applications/${ids.applicationId}/onPremisesPublishing`);
    assert.equal(body['applicationServerTimeout'], 'long');
    assert.equal(body['isHttpOnlyCookieEnabled'], true);
    assert.equal(body['externalUrl'], 'https://qlik-contoso.msappproxy.net/');
  });

  it('ends with DELETE, with null, or with the sentinel URLs of Microsoft.Entra.Beta', async () => {
    const sentinel = 'PowerShellDeleteApplication';
    for (const ending of ['DELETE', null, { internalUrl: sentinel, externalUrl: sentinel }]) {
      const ids = await publishApplication(sandbox, 'qlik');
      const path = `/beta/applications/${ids.applicationId}/onPremisesPublishing`;

      const remove = () => call(sandbox, 'DELETE', path);
      const ended = ending === 'DELETE' ? await remove() : await setPublishing(sandbox, ids, ending);

      assert.equal(ended.status, 204);
      assertRefused(await get(sandbox, path), 404, 'Application_NotFound');
      assertRefused(await remove(), 404, 'Application_NotFound');
      await call(sandbox, 'PATCH', `/v1.0/applications/${ids.applicationId}`, { identifierUris: [] });
    }
  });

  describe('singleSignOnSettings', () => {
    const kerberos = {
      singleSignOnMode: 'onPremisesKerberos',
      kerberosSignOnSettings: {
        kerberosServicePrincipalName: 'HTTP/qlik.corp.contoso.com',
        kerberosSignOnMappingAttributeType: 'onPremisesUserPrincipalName',
      },
    };
    let ids: Ids;

    beforeEach(async () => {
      ids = await publishApplication(sandbox, 'qlik');
    });

    async function readBack() {
      const { body } = await get(sandbox, `/beta/applications/${ids.applicationId}/onPremisesPublishing`);
      return body['singleSignOnSettings'];
    }

    it('can be set and switched off by themselves', async () => {
      await setPublishing(sandbox, ids, { singleSignOnSettings: kerberos });
      const on = await readBack();
      await setPublishing(sandbox, ids, { singleSignOnSettings: { singleSignOnMode: 'none' } });
      const off = await readBack();

      assert.deepEqual(on, kerberos);
      assert.deepEqual(off, { singleSignOnMode: 'none', kerberosSignOnSettings: null });
    });

    it('refuse Kerberos without a service principal name', async () => {
      const answer = await setPublishing(sandbox, ids, {
        singleSignOnSettings: { singleSignOnMode: 'onPremisesKerberos' },
      });

      assertRefused(answer, 400, 'BadRequest', /kerberosServicePrincipalName/);
    });

    it('refuse Kerberos without pre-authentication', async () => {
      await setPublishing(sandbox, ids, { externalAuthenticationType: 'passthru' });

      const answer = await setPublishing(sandbox, ids, { singleSignOnSettings: kerberos });

      assertRefused(answer, 400, 'BadRequest', /pre-authentication/);
    });
  });
});
