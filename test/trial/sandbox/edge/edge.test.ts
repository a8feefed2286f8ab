import assert from 'node:assert/strict';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { administrator, requester } from '../../../../src/trial/people.ts';
import { edgeUrl } from '../../../../src/trial/sandbox/edge-url.ts';
import type { Sandbox } from '../../../../src/trial/sandbox/sandbox.ts';
import { disabledUserId } from '../../../../src/trial/sandbox/tenant/seed-users.ts';
import {
  branchOfficeConnectorGroupId,
  defaultConnectorGroupId,
  salesGroupId,
  salesNorthGroupId,
} from '../../../../src/trial/sandbox/tenant/seed.ts';
import {
  assignUser,
  call,
  get,
  publishApplication,
  start,
  type Ids,
} from '../../../harness/sandbox/sandbox-calls.ts';

const external = 'https://qlik-contoso.msappproxy.net/hub/?a=1';

describe('the public edge', () => {
  let sandbox: Sandbox;
  let ids: Ids;

  beforeEach(async () => {
    sandbox = await start();
    ids = await publishApplication(sandbox, 'qlik', { internalUrl: 'https://qlik.corp.contoso.com/' });
  });

  afterEach(() => sandbox.close());

  const visit = (url: string, cookie = '') => fetch(url, { redirect: 'manual', headers: { cookie } });

  /** Walks the sign-in of a person; gives the cookie and where they were sent. */
  async function signIn(userId: string): Promise<{ cookie: string; location: string; signInStatus: number }> {
    const toSignIn = await visit(edgeUrl(sandbox.url, external));
    const chosen = await visit(`${toSignIn.headers.get('location') ?? ''}&user=${userId}`);
    const back = await visit(chosen.headers.get('location') ?? sandbox.url);
    const [cookie = ''] = (back.headers.get('set-cookie') ?? '').split(';');
    return { cookie, location: back.headers.get('location') ?? '', signInStatus: chosen.status };
  }

  it('sends a visitor to sign in, with the headers of Application Proxy', async () => {
    const answer = await visit(edgeUrl(sandbox.url, external));

    const location = new URL(answer.headers.get('location') ?? '');
    assert.equal(answer.status, 302);
    assert.equal(`${location.origin}${location.pathname}`, `${sandbox.url}/sign-in`);
    assert.equal(location.searchParams.get('client_id'), ids.appId);
    assert.equal(location.searchParams.get('redirect_uri'), external);
    assert.equal(answer.headers.get('x-ms-proxy-app-id'), ids.appId);
    assert.equal(answer.headers.get('x-ms-proxy-group-id'), defaultConnectorGroupId);
    assert.equal(answer.headers.get('x-ms-proxy-subscription-id'), sandbox.tenantId);
    assert.match(answer.headers.get('x-ms-proxy-transaction-id') ?? '', /^[0-9a-f-]{36}$/);
    assert.equal(answer.headers.get('x-ms-proxy-connector-id'), null);
  });

  it('offers everybody of the tenant on the sign-in page, names escaped, nothing loaded', async () => {
    const toSignIn = await visit(edgeUrl(sandbox.url, external));

    const answer = await visit(toSignIn.headers.get('location') ?? '');

    const page = await answer.text();
    assert.equal(page.match(/<button /g)?.length, 20);
    assert.match(page, /Siobhan O&#39;Brien/);
    assert.doesNotMatch(page, /<script|<link|<img|https?:\/\/(?!qlik-contoso)/);
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  });

  it('shows the stand-in of Qlik to an assigned user', async () => {
    await assignUser(sandbox, ids, requester.id);

    const { cookie, location } = await signIn(requester.id);
    const answer = await visit(sandbox.url + location, cookie);

    const page = await answer.text();
    assert.equal(location, '/edge/qlik-contoso.msappproxy.net/hub/?a=1');
    assert.equal(answer.status, 200);
    assert.match(page, /Qlik Sense hub \(sandbox\)/);
    assert.match(page, /Rita Requester/);
    assert.match(page, /stands for Qlik Sense/);
    assert.match(answer.headers.get('x-ms-proxy-connector-id') ?? '', /^[0-9a-f-]{36}$/);
  });

  it('forbids a user who is not assigned, in the words of Application Proxy', async () => {
    await assignUser(sandbox, ids, requester.id);

    const { cookie, location } = await signIn(administrator.id);
    const answer = await visit(sandbox.url + location, cookie);

    const page = await answer.text();
    assert.equal(answer.status, 403);
    assert.match(page, /This corporate app can't be accessed/);
    assert.match(page, /Forbidden/);
  });

  it('lets direct members of an assigned group in, and members of a nested group not', async () => {
    await assignUser(sandbox, ids, salesGroupId);
    const members = await get(sandbox, `/v1.0/groups/${salesGroupId}/members/microsoft.graph.user`);
    const nested = await get(sandbox, `/v1.0/groups/${salesNorthGroupId}/members`);
    const statusFor = async (userId: unknown) => {
      const { cookie, location } = await signIn(String(userId));
      return (await visit(sandbox.url + location, cookie)).status;
    };

    const enabled = members.body.value?.find((user) => user['id'] !== disabledUserId);
    assert.equal(await statusFor(enabled?.['id']), 200);
    assert.equal(await statusFor(nested.body.value?.[0]?.['id']), 403);
  });

  it('lets everybody in when no assignment is required', async () => {
    const path = `/v1.0/servicePrincipals/${ids.servicePrincipalId}`;
    await call(sandbox, 'PATCH', path, { appRoleAssignmentRequired: false });

    const { cookie, location } = await signIn(administrator.id);

    assert.equal((await visit(sandbox.url + location, cookie)).status, 200);
  });

  it('signs nobody in to an application that is switched off, and everybody again once it is on', async () => {
    await assignUser(sandbox, ids, requester.id);
    const path = `/v1.0/servicePrincipals/${ids.servicePrincipalId}`;
    await call(sandbox, 'PATCH', path, { accountEnabled: false });

    const toSignIn = await visit(edgeUrl(sandbox.url, external));
    const refused = await visit(toSignIn.headers.get('location') ?? '');

    assert.equal(refused.status, 400);
    assert.match(await refused.text(), /AADSTS7000112: Application .* is disabled/);
    await call(sandbox, 'PATCH', path, { accountEnabled: true });
    assert.equal((await signIn(requester.id)).signInStatus, 302);
  });

  it('times out when no connector of the group is active', async () => {
    await assignUser(sandbox, ids, requester.id);
    const groups = `${sandbox.url}/beta/onPremisesPublishingProfiles/applicationProxy/connectorGroups`;
    const reference = { '@odata.id': `${groups}/${branchOfficeConnectorGroupId}` };
    await call(sandbox, 'PUT', `/beta/applications/${ids.applicationId}/connectorGroup/$ref`, reference);

    const { cookie, location } = await signIn(requester.id);
    const answer = await visit(sandbox.url + location, cookie);

    assert.equal(answer.status, 504);
    assert.match(await answer.text(), /Gateway Timeout/);
    assert.equal(answer.headers.get('x-ms-proxy-group-id'), branchOfficeConnectorGroupId);
  });

  it('does not sign a disabled user in', async () => {
    const { signInStatus } = await signIn(disabledUserId);

    assert.equal(signInStatus, 400);
  });

  it('signs nobody in for an address that is not published or another application', async () => {
    const query = (redirect: string, clientId: string) =>
      visit(`${sandbox.url}/sign-in?client_id=${clientId}&redirect_uri=${redirect}&user=${requester.id}`);

    const elsewhere = await query('https://example.com/', ids.appId);
    const otherClient = await query(external, ids.applicationId);

    assert.deepEqual([elsewhere.status, otherClient.status], [400, 400]);
  });

  it('asks nobody to sign in with passthrough', async () => {
    await publishApplication(sandbox, 'open', { externalAuthenticationType: 'passthru' });

    const answer = await visit(edgeUrl(sandbox.url, 'https://open-contoso.msappproxy.net/'));

    assert.equal(answer.status, 200);
    assert.match(await answer.text(), /no pre-authentication/);
  });

  it('leads from the hub to the authentication application and back', async () => {
    const passthru = { externalAuthenticationType: 'passthru' };
    await publishApplication(sandbox, 'bi', { ...passthru, internalUrl: 'https://bi.corp.contoso.com/' });
    const authUrl = 'https://bi.corp.contoso.com:4244/';
    await publishApplication(sandbox, 'bi-auth', { ...passthru, internalUrl: authUrl });

    const hub = await (await visit(edgeUrl(sandbox.url, 'https://bi-contoso.msappproxy.net/'))).text();
    const auth = await (await visit(edgeUrl(sandbox.url, 'https://bi-auth-contoso.msappproxy.net/'))).text();

    assert.match(hub, /Qlik Sense hub/);
    assert.ok(hub.includes(`href="${sandbox.url}/edge/bi-auth-contoso.msappproxy.net/"`));
    assert.match(auth, /Qlik Sense authentication/);
    assert.ok(auth.includes(`href="${sandbox.url}/edge/bi-contoso.msappproxy.net/"`));
  });

  it('answers 404 for a host nobody has published', async () => {
    const answer = await visit(`${sandbox.url}/edge/other-contoso.msappproxy.net/`);

    assert.equal(answer.status, 404);
  });

  it('is reached by host header too, and keeps the visitor on that host', async () => {
    const { port } = new URL(sandbox.url);
    await assignUser(sandbox, ids, requester.id);

    const toSignIn = await byHost('/hub/');
    const chosen = await visit(`${toSignIn.headers.location ?? ''}&user=${requester.id}`);
    const target = new URL(chosen.headers.get('location') ?? '');
    const back = await byHost(target.pathname + target.search);
    const page = await byHost(back.headers.location ?? '', String(back.headers['set-cookie']).split(';')[0]);

    assert.equal(target.origin, `http://qlik-contoso.msappproxy.net:${port}`);
    assert.equal(back.headers.location, '/hub/');
    assert.match(await text(page), /Rita Requester/);
  });

  function byHost(path: string, cookie = ''): Promise<IncomingMessage> {
    const headers = { host: `qlik-contoso.msappproxy.net:${new URL(sandbox.url).port}`, cookie };
    return new Promise((resolve, reject) => {
      httpRequest(sandbox.url + path, { headers }, resolve)
        .on('error', reject)
        .end();
    });
  }
});
