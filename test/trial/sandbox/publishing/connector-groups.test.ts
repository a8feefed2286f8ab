import assert from 'node:assert/strict';
import type { Sandbox } from '../../../../src/trial/sandbox/sandbox.ts';
import {
  branchOfficeConnectorGroupId,
  dataCentreConnectorGroupId,
  defaultConnectorGroupId,
} from '../../../../src/trial/sandbox/tenant/seed.ts';
import {
  assertRefused,
  call,
  get,
  instantiate,
  publishApplication,
  start,
} from '../../../harness/sandbox/sandbox-calls.ts';

const profile = '/beta/onPremisesPublishingProfiles/applicationProxy';

describe('connector groups', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await start();
  });

  afterEach(() => sandbox.close());

  const reference = (groupId: string) => ({
    '@odata.id': `https://graph.microsoft.com${profile}/connectorGroups/${groupId}`,
  });

  it('are known to beta only', async () => {
    const answer = await get(sandbox, '/v1.0/onPremisesPublishingProfiles/applicationProxy/connectorGroups');

    assertRefused(
      answer,
      400,
      'BadRequest',
      "Resource not found for the segment 'onPremisesPublishingProfiles'.",
    );
  });

  it('are three, one of them without a working connector', async () => {
    const groups = await get(sandbox, `${profile}/connectorGroups`);
    const statuses = await Promise.all(
      (groups.body.value ?? []).map(async ({ id, name }) => {
        const members = await get(sandbox, `${profile}/connectorGroups/${String(id)}/members`);
        return [name, members.body.value?.map((connector) => connector['status'])];
      }),
    );

    assert.deepEqual(statuses, [
      ['Default', ['active']],
      ['Data centre', ['active', 'active']],
      ['Branch office', ['inactive', 'inactive']],
    ]);
  });

  it('show no property of a connector that Graph does not have', async () => {
    const connectors = await get(sandbox, `${profile}/connectors`);

    const [first] = connectors.body.value ?? [];
    assert.deepEqual(Object.keys(first ?? {}), ['id', 'machineName', 'externalIp', 'status', 'version']);
  });

  it('serve no application that is not published', async () => {
    const { applicationId } = await instantiate(sandbox, 'qlik');
    const path = `/beta/applications/${applicationId}/connectorGroup`;

    const written = await call(sandbox, 'PUT', `${path}/$ref`, reference(dataCentreConnectorGroupId));
    const read = await get(sandbox, path);

    const message = `Application '${applicationId}' not found or OnPremisesPublishing is not enabled for your tenant.`;
    assertRefused(written, 404, 'Application_NotFound', message);
    assertRefused(read, 404, 'Application_NotFound', message);
  });

  it('are the default one after publishing and after removal of another', async () => {
    const { applicationId } = await publishApplication(sandbox, 'qlik');
    const path = `/beta/applications/${applicationId}/connectorGroup`;

    const published = await get(sandbox, path);
    await call(sandbox, 'PUT', `${path}/$ref`, reference(dataCentreConnectorGroupId));
    const assigned = await get(sandbox, path);
    const removal = await call(sandbox, 'DELETE', `${path}/$ref`);
    const removed = await get(sandbox, path);

    assert.equal(published.body['id'], defaultConnectorGroupId);
    assert.equal(assigned.body['id'], dataCentreConnectorGroupId);
    assert.equal(removal.status, 204);
    assert.equal(removed.body['id'], defaultConnectorGroupId);
  });

  it('list their applications', async () => {
    const { applicationId } = await publishApplication(sandbox, 'qlik');

    const answer = await get(sandbox, `${profile}/connectorGroups/${defaultConnectorGroupId}/applications`);

    assert.deepEqual(
      answer.body.value?.map(({ id }) => id),
      [applicationId],
    );
  });

  it('refuse a reference to something else, or to nothing', async () => {
    const { applicationId } = await publishApplication(sandbox, 'qlik');
    const path = `/beta/applications/${applicationId}/connectorGroup/$ref`;

    const foreign = await call(sandbox, 'PUT', path, {
      '@odata.id': 'https://graph.microsoft.com/beta/groups/1',
    });
    const unknown = await call(sandbox, 'PUT', path, reference(applicationId));

    assertRefused(foreign, 400, 'BadRequest');
    assertRefused(unknown, 404, 'Request_ResourceNotFound');
  });

  it('can be created, renamed and deleted while empty', async () => {
    const created = await call(sandbox, 'POST', `${profile}/connectorGroups`, {
      name: 'New',
      region: 'japan',
    });
    const path = `${profile}/connectorGroups/${String(created.body['id'])}`;
    const renamed = await call(sandbox, 'PATCH', path, { name: 'Tokyo' });
    const read = await get(sandbox, path);
    const deleted = await call(sandbox, 'DELETE', path);
    const gone = await get(sandbox, path);

    assert.deepEqual([created.status, renamed.status, deleted.status], [200, 204, 204]);
    assert.equal(read.body['name'], 'Tokyo');
    assert.equal(read.body['region'], 'japan');
    assertRefused(gone, 404, 'Request_ResourceNotFound');
  });

  it('refuse deletion and a new region while in use, and changes of what is read-only', async () => {
    const path = `${profile}/connectorGroups/${branchOfficeConnectorGroupId}`;

    const deleted = await call(sandbox, 'DELETE', path);
    const moved = await call(sandbox, 'PATCH', path, { region: 'nam' });
    const readOnly = await call(sandbox, 'PATCH', path, { isDefault: true });

    assertRefused(deleted, 400, 'BadRequest');
    assertRefused(moved, 400, 'BadRequest');
    assertRefused(readOnly, 400, 'Request_BadRequest', "Invalid property 'isDefault'.");
  });

  it('take a connector from the group it was in', async () => {
    const { body } = await get(sandbox, `${profile}/connectorGroups/${dataCentreConnectorGroupId}/members`);
    const connectorId = String(body.value?.[0]?.['id']);
    const target = reference(branchOfficeConnectorGroupId);

    await call(sandbox, 'POST', `${profile}/connectors/${connectorId}/memberOf/$ref`, target);
    const memberOf = await get(sandbox, `${profile}/connectors/${connectorId}/memberOf`);
    const left = await get(sandbox, `${profile}/connectorGroups/${dataCentreConnectorGroupId}/members`);

    assert.deepEqual(
      memberOf.body.value?.map(({ name }) => name),
      ['Branch office'],
    );
    assert.equal(left.body.value?.length, 1);
  });
});
