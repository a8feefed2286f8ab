import assert from 'node:assert/strict';
import { administrator, requester } from '../../../../src/trial/people.ts';
import { edgeUrl } from '../../../../src/trial/sandbox/edge-url.ts';
import { disabledUserId } from '../../../../src/trial/sandbox/tenant/seed-users.ts';
import { salesGroupId, salesNorthGroupId } from '../../../../src/trial/sandbox/tenant/seed.ts';
import { assignUser, call, get } from '../../../harness/sandbox/sandbox-calls.ts';
import { eachAtTheEdge, external } from '../../../harness/sandbox/edge.ts';

describe('the public edge', () => {
  const edge = eachAtTheEdge();

  it('shows the stand-in of Qlik to an assigned user', async () => {
    const { sandbox, ids, visit, signIn } = edge();
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
    const { sandbox, ids, visit, signIn } = edge();
    await assignUser(sandbox, ids, requester.id);

    const { cookie, location } = await signIn(administrator.id);
    const answer = await visit(sandbox.url + location, cookie);

    const page = await answer.text();
    assert.equal(answer.status, 403);
    assert.match(page, /This corporate app can't be accessed/);
    assert.match(page, /Forbidden/);
  });

  it('lets direct members of an assigned group in, and members of a nested group not', async () => {
    const { sandbox, ids, visit, signIn } = edge();
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
    const { sandbox, ids, visit, signIn } = edge();
    const path = `/v1.0/servicePrincipals/${ids.servicePrincipalId}`;
    await call(sandbox, 'PATCH', path, { appRoleAssignmentRequired: false });

    const { cookie, location } = await signIn(administrator.id);

    assert.equal((await visit(sandbox.url + location, cookie)).status, 200);
  });

  it('signs nobody in to an application that is switched off, and everybody again once it is on', async () => {
    const { sandbox, ids, visit, signIn } = edge();
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

  it('does not sign a disabled user in', async () => {
    const { signIn } = edge();
    const { signInStatus } = await signIn(disabledUserId);

    assert.equal(signInStatus, 400);
  });
});
