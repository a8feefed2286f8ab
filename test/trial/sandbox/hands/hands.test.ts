import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requester } from '../../../../src/trial/people.ts';
import { handsPath } from '../../../../src/trial/sandbox/hands/hands.ts';
import { seed } from '../../../../src/trial/sandbox/tenant/seed.ts';
import type { Sandbox } from '../../../../src/trial/sandbox/sandbox.ts';
import { hand } from '../../../harness/sandbox/hands.ts';
import {
  call,
  get,
  instantiate,
  publishApplication,
  setPublishing,
  setUris,
  start,
} from '../../../harness/sandbox/sandbox-calls.ts';

const profile = '/beta/onPremisesPublishingProfiles/applicationProxy';

describe('what happens to a tenant outside Graph', () => {
  let sandbox: Sandbox;
  before(async () => void (sandbox = await start()));
  after(() => sandbox.close());

  const connectors = async () => (await get(sandbox, `${profile}/connectors`)).body.value ?? [];

  it('is a connector that stops, is another version, is gone or new', async () => {
    await hand(sandbox, 'PATCH', 'connectors/prx-hq-01', { status: 'inactive', version: '1.5.100.0' });
    await hand(sandbox, 'DELETE', 'connectors/prx-br-02');
    await hand(sandbox, 'POST', 'connectors', { machineName: 'prx-new.corp.contoso.com' });

    const found = new Map((await connectors()).map((one) => [one['machineName'], one]));
    assert.equal(found.get('prx-hq-01.corp.contoso.com')?.['status'], 'inactive');
    assert.equal(found.get('prx-hq-01.corp.contoso.com')?.['version'], '1.5.100.0');
    assert.equal(found.has('prx-br-02.corp.contoso.com'), false);
    assert.equal(found.get('prx-new.corp.contoso.com')?.['status'], 'active');
  });

  it('is the switch of Application Proxy', async () => {
    await publishApplication(sandbox, 'switched');
    const visit = () => fetch(`${sandbox.url}/edge/switched-contoso.msappproxy.net/`, { redirect: 'manual' });
    assert.equal((await visit()).status, 302);

    await hand(sandbox, 'PATCH', 'profile', { isEnabled: false });

    assert.equal((await get(sandbox, profile)).body['isEnabled'], false);
    assert.equal((await visit()).status, 404);
    await hand(sandbox, 'PATCH', 'profile', { isEnabled: true });
    assert.equal((await visit()).status, 302);
  });

  it('is a domain that is not verified any more, in which nothing can be published', async () => {
    await hand(sandbox, 'PATCH', 'domains/analytics.contoso.com', { isVerified: false });

    const { body } = await get(sandbox, '/v1.0/organization');
    const domains = body.value?.[0]?.['verifiedDomains'] as { name: string }[];
    assert.deepEqual(
      domains.map(({ name }) => name),
      ['contoso.com', 'contoso.onmicrosoft.com'],
    );
    assert.equal((await get(sandbox, '/v1.0/domains/analytics.contoso.com')).body['isVerified'], false);
  });

  it('is the certificate of a domain, for what is published there already, too', async () => {
    const ids = await instantiate(sandbox, 'custom');
    await setUris(sandbox, ids, 'https://qlik.contoso.com');
    const published = await setPublishing(sandbox, ids, {
      externalAuthenticationType: 'aadPreAuthentication',
      externalUrl: 'https://qlik.contoso.com/',
      internalUrl: 'https://qlik.corp.contoso.com/',
    });
    assert.equal(published.status, 204, JSON.stringify(published.body));

    await hand(sandbox, 'PUT', 'certificates/contoso.com', { subject: '*.fabrikam.com', days: -2 });

    const path = `/beta/applications/${ids.applicationId}/onPremisesPublishing`;
    const certificate = (await get(sandbox, path)).body['verifiedCustomDomainCertificatesMetadata'];
    const { subjectName, expiryDate } = certificate as { subjectName: string; expiryDate: string };
    assert.match(subjectName, /^CN=\*\.fabrikam\.com/);
    assert.ok(Date.parse(expiryDate) < Date.now());
    await hand(sandbox, 'DELETE', 'certificates/contoso.com');
    assert.equal((await get(sandbox, path)).body['verifiedCustomDomainCertificatesMetadata'], null);
  });

  it('is what the synchronisation sets on a user; the rest Graph itself changes', async () => {
    const cloud = { onPremisesUserPrincipalName: null, onPremisesSamAccountName: null };
    await hand(sandbox, 'PATCH', `users/${requester.id}`, { ...cloud, onPremisesSyncEnabled: null });
    const refused = await call(sandbox, 'PATCH', `/v1.0/users/${requester.id}`, cloud);
    const changed = await call(sandbox, 'PATCH', `/v1.0/users/${requester.id}`, { userType: 'Guest' });

    assert.deepEqual([refused.status, changed.status], [400, 204]);
    const { body } = await get(sandbox, `/beta/users/${requester.id}`);
    assert.equal(body['onPremisesUserPrincipalName'], null);
    assert.equal(body['userType'], 'Guest');
  });

  it('comes back from a snapshot, also who was deleted', async () => {
    await hand(sandbox, 'PUT', 'snapshots/before');
    const people = async () => (await get(sandbox, '/v1.0/users?$top=999')).body.value?.length;
    const [all, machines] = [await people(), await connectors()];
    await hand(sandbox, 'DELETE', 'connectors/prx-dc-01');
    await hand(sandbox, 'PATCH', 'connectors/prx-dc-02', { status: 'inactive' });
    await call(sandbox, 'DELETE', `/v1.0/users/${requester.id}`);
    assert.notEqual(await people(), all);

    await hand(sandbox, 'POST', 'snapshots/before/restore');

    assert.equal(await people(), all);
    const byId = (list: Record<string, unknown>[]) => new Map(list.map((one) => [one['id'], one]));
    assert.deepEqual(byId(await connectors()), byId(machines));
  });

  it('is refused like a call of Graph where it is not known', async () => {
    const statusOf = async (method: string, path: string, body?: object) =>
      (await call(sandbox, method, handsPath + path, body)).status;
    assert.equal(await statusOf('PATCH', 'connectors/prx-none', { status: 'active' }), 404);
    assert.equal(await statusOf('PATCH', 'connectors/prx-dc-01', { status: 'asleep' }), 400);
    assert.equal(await statusOf('PATCH', 'domains/fabrikam.com', { isVerified: true }), 404);
    assert.equal(await statusOf('PUT', 'edge/x', { kind: 'unheard-of' }), 400);
    assert.equal(await statusOf('GET', 'weather'), 400);
  });
});

describe('a tenant with a folder', () => {
  it('keeps over a restart what was changed by hand', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'hands-'));
    const first = await start({ dataDir, seed });
    await hand(first, 'PATCH', 'connectors/prx-hq-01', { status: 'inactive' });
    await hand(first, 'PATCH', `users/${requester.id}`, { onPremisesUserPrincipalName: null });
    await hand(first, 'PATCH', 'profile', { isEnabled: false });
    await first.close();

    const second = await start({ dataDir, seed });
    const user = await get(second, `/beta/users/${requester.id}`);
    const known = await get(second, `${profile}/connectors?$filter=status eq 'inactive'`);
    const switched = await get(second, profile);
    await second.close();
    await rm(dataDir, { recursive: true });

    assert.equal(user.body['onPremisesUserPrincipalName'], null);
    assert.equal(known.body.value?.length, 3);
    assert.equal(switched.body['isEnabled'], false);
  });
});
