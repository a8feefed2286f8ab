import assert from 'node:assert/strict';
import { requester } from '../../../../src/trial/people.ts';
import type { Sandbox } from '../../../../src/trial/sandbox/sandbox.ts';
import {
  assertRefused,
  assignUser,
  call,
  get,
  publishApplication,
  start,
  type Ids,
} from '../../../harness/sandbox/sandbox-calls.ts';

describe('a deleted application', () => {
  let sandbox: Sandbox;
  let ids: Ids;

  beforeEach(async () => {
    sandbox = await start();
    ids = await publishApplication(sandbox, 'qlik');
    await assignUser(sandbox, ids, requester.id);
    const deleted = await call(sandbox, 'DELETE', `/v1.0/applications/${ids.applicationId}`);
    assert.equal(deleted.status, 204);
  });

  afterEach(() => sandbox.close());

  it('takes its service principal and its assignments with it', async () => {
    const principal = await get(sandbox, `/v1.0/servicePrincipals/${ids.servicePrincipalId}`);
    const assignments = await get(sandbox, `/v1.0/users/${requester.id}/appRoleAssignments`);

    assertRefused(principal, 404, 'Request_ResourceNotFound');
    assert.deepEqual(assignments.body.value, []);
  });

  it('is found among the deleted items', async () => {
    const filter = encodeURIComponent("displayName eq 'qlik'");

    const list = await get(
      sandbox,
      `/v1.0/directory/deletedItems/microsoft.graph.application?$filter=${filter}`,
    );
    const item = await get(sandbox, `/v1.0/directory/deletedItems/${ids.applicationId}`);

    assert.equal(list.body.value?.[0]?.['id'], ids.applicationId);
    assert.deepEqual(item.body['identifierUris'], ['https://qlik-contoso.msappproxy.net']);
    assert.match(String(item.body['deletedDateTime']), /^\d{4}-/);
  });

  it('comes back with its service principal, but not published', async () => {
    const restored = await call(sandbox, 'POST', `/v1.0/directory/deletedItems/${ids.applicationId}/restore`);

    const principal = await get(sandbox, `/v1.0/servicePrincipals/${ids.servicePrincipalId}`);
    const path = `/beta/applications/${ids.applicationId}`;
    const publishing = await get(sandbox, `${path}/onPremisesPublishing`);
    const selected = await get(sandbox, `${path}?$select=onPremisesPublishing`);
    const item = await get(sandbox, `/v1.0/directory/deletedItems/${ids.applicationId}`);

    assert.equal(restored.status, 200);
    assert.equal(restored.body['deletedDateTime'], null);
    assert.equal(principal.body['deletedDateTime'], null);
    assertRefused(publishing, 404, 'Application_NotFound');
    assert.equal(selected.body['onPremisesPublishing'], null);
    assertRefused(item, 404, 'Request_ResourceNotFound');
  });

  it('can be removed for good', async () => {
    const removed = await call(sandbox, 'DELETE', `/v1.0/directory/deletedItems/${ids.applicationId}`);
    const restored = await call(sandbox, 'POST', `/v1.0/directory/deletedItems/${ids.applicationId}/restore`);

    assert.equal(removed.status, 204);
    assertRefused(restored, 404, 'Request_ResourceNotFound');
  });
});
