import assert from 'node:assert/strict';
import { administrator, requester } from '../../../../src/trial/people.ts';
import type { Sandbox } from '../../../../src/trial/sandbox/sandbox.ts';
import { testersGroupId } from '../../../../src/trial/sandbox/tenant/seed.ts';
import {
  assertRefused,
  assignUser,
  call,
  get,
  instantiate,
  start,
  userRole,
  type Ids,
} from '../../../harness/sandbox/sandbox-calls.ts';

const noRole = '00000000-0000-0000-0000-000000000000';

describe('app role assignments', () => {
  let sandbox: Sandbox;
  let ids: Ids;
  let assignedTo: string;

  beforeEach(async () => {
    sandbox = await start();
    ids = await instantiate(sandbox, 'qlik');
    assignedTo = `/v1.0/servicePrincipals/${ids.servicePrincipalId}/appRoleAssignedTo`;
  });

  afterEach(() => sandbox.close());

  it('are required by an application from the template, which brings two roles', async () => {
    const { body } = await get(sandbox, `/v1.0/servicePrincipals/${ids.servicePrincipalId}`);

    const roles = body['appRoles'] as { id: string; displayName: string }[];
    assert.equal(body['appRoleAssignmentRequired'], true);
    assert.deepEqual(
      roles.map(({ displayName }) => displayName),
      ['User', 'msiam_access'],
    );
    assert.equal(roles[0]?.id, userRole);
  });

  it('are listed on the application, the user and the group', async () => {
    const user = await assignUser(sandbox, ids, requester.id);
    const group = await assignUser(sandbox, ids, testersGroupId);

    const onApplication = await get(sandbox, assignedTo);
    const onUser = await get(sandbox, `/v1.0/users/${requester.id}/appRoleAssignments`);
    const onGroup = await get(sandbox, `/v1.0/groups/${testersGroupId}/appRoleAssignments`);

    const idsOf = (answer: typeof onUser) => answer.body.value?.map(({ id }) => id);
    assert.deepEqual(idsOf(onApplication), [user.body['id'], group.body['id']]);
    assert.deepEqual(idsOf(onUser), [user.body['id']]);
    assert.deepEqual(idsOf(onGroup), [group.body['id']]);
    assert.equal(user.body['principalType'], 'User');
    assert.equal(group.body['principalType'], 'Group');
    assert.equal(group.body['principalDisplayName'], 'Qlik testers');
  });

  it('carry creationTimestamp in beta, createdDateTime in v1.0', async () => {
    await assignUser(sandbox, ids, requester.id);

    const v1 = await get(sandbox, assignedTo);
    const beta = await get(sandbox, assignedTo.replace('v1.0', 'beta'));

    assert.equal(typeof v1.body.value?.[0]?.['createdDateTime'], 'string');
    assert.equal(beta.body.value?.[0]?.['createdDateTime'], undefined);
    assert.equal(beta.body.value?.[0]?.['creationTimestamp'], v1.body.value?.[0]?.['createdDateTime']);
  });

  it('are refused a second time, and possible again after removal', async () => {
    const first = await assignUser(sandbox, ids, requester.id);

    const second = await assignUser(sandbox, ids, requester.id);
    const removal = await call(sandbox, 'DELETE', `${assignedTo}/${String(first.body['id'])}`);
    const repeated = await call(sandbox, 'DELETE', `${assignedTo}/${String(first.body['id'])}`);
    const again = await assignUser(sandbox, ids, requester.id);

    const message = 'Permission being assigned already exists on the object';
    assertRefused(second, 400, 'Request_BadRequest', message);
    assert.equal(removal.status, 204);
    assertRefused(repeated, 404, 'Request_ResourceNotFound');
    assert.equal(again.status, 201);
  });

  it('need a role of the application, a known principal and the right resource', async () => {
    const grant = { principalId: administrator.id, resourceId: ids.servicePrincipalId, appRoleId: userRole };

    const role = await call(sandbox, 'POST', assignedTo, { ...grant, appRoleId: noRole });
    const principal = await call(sandbox, 'POST', assignedTo, { ...grant, principalId: noRole });
    const resource = await call(sandbox, 'POST', assignedTo, { ...grant, resourceId: administrator.id });

    assertRefused(role, 400, 'Request_BadRequest', /Permission being assigned was not found on application/);
    assertRefused(principal, 400, 'Request_BadRequest', 'Not a valid reference update.');
    assertRefused(resource, 400, 'Request_BadRequest', /resourceId/);
  });
});
