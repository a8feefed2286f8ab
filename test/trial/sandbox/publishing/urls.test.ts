import assert from 'node:assert/strict';
import type { Sandbox } from '../../../../src/trial/sandbox/sandbox.ts';
import {
  assertRefused,
  call,
  instantiate,
  publishApplication,
  setPublishing,
  setUris,
  start,
  urls,
  type Ids,
} from '../../../harness/sandbox/sandbox-calls.ts';

describe('addresses of an application', () => {
  let sandbox: Sandbox;
  let ids: Ids;

  beforeEach(async () => {
    sandbox = await start();
    ids = await instantiate(sandbox, 'qlik');
  });

  afterEach(() => sandbox.close());

  describe('identifierUris', () => {
    it('refuse a final slash', async () => {
      const answer = await setUris(sandbox, ids, 'https://qlik-contoso.msappproxy.net/');

      assertRefused(answer, 400, 'IdentifierUrisEndsWithSlash');
    });

    it('refuse a domain that is not verified', async () => {
      const answer = await setUris(sandbox, ids, 'https://qlik.fabrikam.com');

      assertRefused(answer, 400, 'HostNameNotOnVerifiedDomain', /'https:\/\/qlik\.fabrikam\.com'$/);
    });

    it('refuse what another application holds, even a deleted one', async () => {
      const other = await instantiate(sandbox, 'other');
      await setUris(sandbox, other, 'https://qlik-contoso.msappproxy.net');

      const live = await setUris(sandbox, ids, 'https://qlik-contoso.msappproxy.net');
      await call(sandbox, 'DELETE', `/v1.0/applications/${other.applicationId}`);
      const deleted = await setUris(sandbox, ids, 'https://qlik-contoso.msappproxy.net');
      await call(sandbox, 'DELETE', `/v1.0/directory/deletedItems/${other.applicationId}`);
      const purged = await setUris(sandbox, ids, 'https://qlik-contoso.msappproxy.net');

      for (const answer of [live, deleted]) {
        assertRefused(
          answer,
          400,
          'Request_BadRequest',
          'Another object with the same value for property identifierUris already exists.',
        );
        assert.equal(answer.body.error?.details?.[0]?.code, 'ObjectConflict');
      }
      assert.equal(purged.status, 204);
    });
  });

  describe('externalUrl', () => {
    beforeEach(() => setUris(sandbox, ids, 'https://qlik-contoso.msappproxy.net'));

    const refusals: [string, string, RegExp][] = [
      ['https://qlik-fabrikam.msappproxy.net/', 'ExternalUrl_InvalidAsciiRules', /-contoso\.msappproxy\.net/],
      ['https://qlik.msappproxy.net/', 'ExternalUrl_InvalidAsciiRules', /-contoso\.msappproxy\.net/],
      [
        'https://a.qlik-contoso.msappproxy.net/',
        'ExternalUrl_InvalidAsciiRules',
        /letters, digits and dashes/,
      ],
      ['https://qlik-contoso.msappproxy.net:8443/', 'ExternalUrl_PortNotAllowed', /port/],
      ['https://qlik-contoso.msappproxy.net:443/', 'ExternalUrl_PortNotAllowed', /port/],
      ['https://qlik.contoso.onmicrosoft.com/', 'ExternalUrl_DomainNotAllowed', /onmicrosoft/],
      ['https://qlik.fabrikam.com/', 'ExternalUrl_DomainNotVerified', /verified/],
      ['https://notcontoso.com/', 'ExternalUrl_DomainNotVerified', /verified/],
      ['qlik', 'ExternalUrl_Invalid', /not a valid url/],
      ['https://QLIK-contoso.msappproxy.net', 'DuplicateValueInDifferentCase', /duplicate values/],
    ];
    for (const [externalUrl, code, message] of refusals) {
      it(`refuses ${externalUrl}`, async () => {
        const answer = await setPublishing(sandbox, ids, { ...urls('qlik'), externalUrl });

        assertRefused(answer, 400, code, message);
      });
    }

    for (const externalUrl of ['https://qlik.analytics.contoso.com/', 'https://qlik.contoso.com/']) {
      it(`accepts ${externalUrl}, which lies in a verified domain`, async () => {
        const answer = await setPublishing(sandbox, ids, { ...urls('qlik'), externalUrl });

        assert.equal(answer.status, 204, JSON.stringify(answer.body));
      });
    }

    it('is taken by one published application at a time', async () => {
      const externalUrl = 'https://shared.contoso.com/';
      const other = await publishApplication(sandbox, 'other', { externalUrl });

      const taken = await setPublishing(sandbox, ids, { ...urls('qlik'), externalUrl });
      await call(sandbox, 'DELETE', `/v1.0/applications/${other.applicationId}`);
      const freed = await setPublishing(sandbox, ids, { ...urls('qlik'), externalUrl });

      assertRefused(taken, 400, 'ExternalUrl_Duplicate');
      assert.equal(freed.status, 204);
    });
  });

  describe('internalUrl', () => {
    beforeEach(() => setUris(sandbox, ids, 'https://qlik-contoso.msappproxy.net'));

    for (const internalUrl of [
      'https://10.1.2.3/',
      'https://[fe80::1]/',
      'qlik',
      'ftp://qlik.contoso.com/',
    ]) {
      it(`refuses ${internalUrl}`, async () => {
        const answer = await setPublishing(sandbox, ids, urls('qlik', internalUrl));

        assertRefused(answer, 400, 'InternalUrl_Invalid');
      });
    }

    it('is taken by one application; another port is another URL', async () => {
      await publishApplication(sandbox, 'other', { internalUrl: 'https://qlik.corp.contoso.com/' });

      const same = await setPublishing(sandbox, ids, urls('qlik', 'https://QLIK.corp.contoso.com:443'));
      const otherPort = await setPublishing(
        sandbox,
        ids,
        urls('qlik', 'https://qlik.corp.contoso.com:4244/'),
      );

      assertRefused(
        same,
        400,
        'InternalUrl_Duplicate',
        "Internal url 'https://QLIK.corp.contoso.com:443' is invalid since it is already in use.",
      );
      assert.equal(otherPort.status, 204);
    });
  });
});
