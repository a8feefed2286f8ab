import assert from 'node:assert/strict';
import sinon from 'sinon';
import { requester } from '../../../../src/trial/people.ts';
import type { Sandbox } from '../../../../src/trial/sandbox/sandbox.ts';
import {
  dataCentreConnectorGroupId,
  defaultConnectorGroupId,
} from '../../../../src/trial/sandbox/tenant/seed.ts';
import {
  assertRefused,
  assignUser,
  call,
  get,
  instantiate,
  start,
  type Ids,
} from '../../../harness/sandbox/sandbox-calls.ts';

describe('replication', () => {
  let sandbox: Sandbox;
  let clock: sinon.SinonFakeTimers;

  beforeEach(async () => {
    sandbox = await start({ replicationSeconds: 10 });
    clock = sinon.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
  });

  afterEach(async () => {
    clock.restore();
    await sandbox.close();
  });

  function findByName(ids: Ids) {
    const filter = encodeURIComponent(`appId eq '${ids.appId}'`);
    return get(sandbox, `/v1.0/applications?$filter=${filter}`);
  }

  it('lets a new application be read after the delay, and listed later still', async () => {
    const ids = await instantiate(sandbox, 'qlik');

    clock.tick(9_900);
    const early = await get(sandbox, `/v1.0/applications/${ids.applicationId}`);
    const earlyPatch = await call(sandbox, 'PATCH', `/v1.0/applications/${ids.applicationId}`, {
      notes: 'x',
    });
    const earlyPrincipal = await get(sandbox, `/v1.0/servicePrincipals/${ids.servicePrincipalId}`);
    clock.tick(200);
    const read = await get(sandbox, `/v1.0/applications/${ids.applicationId}`);
    const readByAppId = await get(sandbox, `/v1.0/servicePrincipals(appId='${ids.appId}')`);
    const notListed = await findByName(ids);
    clock.tick(5_000);
    const listed = await findByName(ids);

    for (const answer of [early, earlyPatch, earlyPrincipal]) {
      assertRefused(
        answer,
        404,
        'Request_ResourceNotFound',
        /does not exist or one of its queried reference/,
      );
    }
    assert.equal(read.status, 200);
    assert.equal(readByAppId.body['id'], ids.servicePrincipalId);
    assert.deepEqual(notListed.body.value, []);
    assert.equal(listed.body.value?.[0]?.['id'], ids.applicationId);
  });

  it('refuses assignments to a service principal that is not replicated', async () => {
    const ids = await instantiate(sandbox, 'qlik');

    const early = await assignUser(sandbox, ids, requester.id);
    clock.tick(10_000);
    const later = await assignUser(sandbox, ids, requester.id);

    assertRefused(early, 400, 'Request_BadRequest', 'Not a valid reference update.');
    assert.equal(later.status, 201);
  });

  it('shows the previous connector group for a while after a change', async () => {
    const ids = await instantiate(sandbox, 'qlik');
    clock.tick(10_000);
    const uri = 'https://qlik-contoso.msappproxy.net';
    const path = `/beta/applications/${ids.applicationId}`;
    await call(sandbox, 'PATCH', `/v1.0/applications/${ids.applicationId}`, { identifierUris: [uri] });
    await call(sandbox, 'PATCH', path, {
      onPremisesPublishing: { externalUrl: uri, internalUrl: 'https://qlik.corp.contoso.com' },
    });
    const group = `/beta/onPremisesPublishingProfiles/applicationproxy/connectorGroups/${dataCentreConnectorGroupId}`;

    await call(sandbox, 'PUT', `${path}/connectorGroup/$ref`, { '@odata.id': sandbox.url + group });
    const stale = await get(sandbox, `${path}/connectorGroup`);
    clock.tick(10_000);
    const current = await get(sandbox, `${path}/connectorGroup`);

    assert.equal(stale.body['id'], defaultConnectorGroupId);
    assert.equal(current.body['id'], dataCentreConnectorGroupId);
  });
});
