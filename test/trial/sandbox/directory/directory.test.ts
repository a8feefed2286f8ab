import assert from 'node:assert/strict';
import { administrator, colleagues, requester } from '../../../../src/trial/people.ts';
import type { Sandbox } from '../../../../src/trial/sandbox/sandbox.ts';
import { disabledUserId, guestId } from '../../../../src/trial/sandbox/tenant/seed-users.ts';
import {
  salesGroupId,
  salesNorthGroupId,
  testersGroupId,
} from '../../../../src/trial/sandbox/tenant/seed.ts';
import { assertRefused, call, get, instantiate, start } from '../../../harness/sandbox/sandbox-calls.ts';

describe('the directory', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await start();
  });

  afterEach(() => sandbox.close());

  it('names its domains, one of them custom', async () => {
    const organization = await get(sandbox, '/v1.0/organization?$select=id,verifiedDomains');
    const domains = await get(sandbox, '/v1.0/domains');

    const [only] = organization.body.value ?? [];
    const verified = only?.['verifiedDomains'] as { name: string; isInitial: boolean; isDefault: boolean }[];
    assert.equal(only?.['id'], sandbox.tenantId);
    assert.equal(verified.find(({ isInitial }) => isInitial)?.name, 'contoso.onmicrosoft.com');
    assert.equal(verified.find(({ isDefault }) => isDefault)?.name, 'contoso.com');
    assert.deepEqual(
      domains.body.value?.map(({ id }) => id),
      ['contoso.com', 'analytics.contoso.com', 'contoso.onmicrosoft.com'],
    );
  });

  it('has twenty users with distinct ids, names and addresses', async () => {
    const { body } = await get(sandbox, '/beta/users');

    const users = body.value ?? [];
    assert.equal(users.length, 20);
    for (const property of ['id', 'displayName', 'userPrincipalName', 'mail']) {
      assert.equal(new Set(users.map((user) => user[property])).size, 20, property);
    }
    const count = (property: string, value: unknown) =>
      users.filter((user) => user[property] === value).length;
    assert.equal(count('accountEnabled', false), 1);
    assert.equal(count('userType', 'Guest'), 1);
    // The guest is one of the three without an account on premises.
    assert.equal(count('onPremisesUserPrincipalName', null), 3);
  });

  it('knows the six people of the chats', async () => {
    for (const person of [requester, administrator, ...colleagues]) {
      const { body } = await get(sandbox, `/v1.0/users/${person.id}`);

      assert.equal(body['displayName'], person.name);
      assert.equal(body['userPrincipalName'], person.userPrincipalName);
    }
  });

  it('shows eleven properties of a user in v1.0, more only when selected', async () => {
    const plain = await get(sandbox, `/v1.0/users/${requester.id}`);
    const selected = await get(sandbox, `/v1.0/users/${disabledUserId}?$select=accountEnabled,userType`);

    assert.equal(Object.keys(plain.body).length, 12);
    assert.equal('accountEnabled' in plain.body, false);
    assert.equal(selected.body['accountEnabled'], false);
    assert.equal(selected.body['userType'], 'Member');
  });

  it('finds a user by address in any case, with quotes doubled', async () => {
    const found = async (filter: string) => {
      const answer = await get(sandbox, `/v1.0/users?$filter=${encodeURIComponent(filter)}`);
      return answer.body.value?.map(({ displayName }) => displayName);
    };

    assert.deepEqual(
      await found(
        "userPrincipalName eq 'RITA.Requester@contoso.com' or mail eq 'RITA.Requester@contoso.com'",
      ),
      [requester.name],
    );
    assert.deepEqual(await found("displayName eq 'Siobhan O''Brien'"), ["Siobhan O'Brien"]);
    assert.deepEqual(await found("mail eq 'erik.lindqvist@fabrikam.com'"), ['Erik Lindqvist']);
    assert.deepEqual(await found("mail eq 'nobody@contoso.com'"), []);
  });

  it('reads a user by user principal name, even one with a hash', async () => {
    const guest = encodeURIComponent('erik.lindqvist_fabrikam.com#EXT#@contoso.onmicrosoft.com');

    const answers = [
      await get(sandbox, `/v1.0/users/${guest}`),
      await get(sandbox, `/v1.0/users('${guest}')`),
    ];

    for (const { body } of answers) assert.equal(body['id'], guestId);
  });

  it('answers 404 for a user it does not know', async () => {
    const answer = await get(sandbox, '/v1.0/users/nobody@contoso.com');

    assertRefused(
      answer,
      404,
      'Request_ResourceNotFound',
      "Resource 'nobody@contoso.com' does not exist or one of its queried reference-property objects are not present.",
    );
  });

  it('tells approvers from others', async () => {
    const groupIds = [sandbox.approverGroupId, testersGroupId];
    const check = (id: string) => call(sandbox, 'POST', `/v1.0/users/${id}/checkMemberGroups`, { groupIds });

    const answers = await Promise.all([
      check(administrator.id),
      check(requester.id),
      check(colleagues[0].id),
    ]);

    assert.deepEqual(
      answers.map(({ body }) => body.value),
      [[sandbox.approverGroupId], [testersGroupId], [sandbox.approverGroupId]],
    );
  });

  it('counts members of nested groups only when asked transitively', async () => {
    const direct = await get(sandbox, `/v1.0/groups/${salesGroupId}/members`);
    const transitive = await get(sandbox, `/v1.0/groups/${salesGroupId}/transitiveMembers`);
    const [nested] = (await get(sandbox, `/v1.0/groups/${salesNorthGroupId}/members`)).body.value ?? [];

    const idsOf = (answer: typeof direct) => answer.body.value?.map(({ id }) => id);
    assert.equal(direct.body.value?.[0]?.['@odata.type'], '#microsoft.graph.group');
    assert.equal(idsOf(direct)?.includes(nested?.['id']), false);
    assert.equal(idsOf(transitive)?.includes(nested?.['id']), true);
    const groups = await get(sandbox, `/v1.0/users/${String(nested?.['id'])}/transitiveMemberOf`);
    assert.deepEqual(idsOf(groups), [salesGroupId, salesNorthGroupId]);
  });

  it('changes applications: tags and notes are replaced, the service principal takes the name over', async () => {
    const ids = await instantiate(sandbox, 'temporary');
    const path = `/v1.0/applications/${ids.applicationId}`;
    await call(sandbox, 'PATCH', path, { tags: ['a', 'b'] });

    const changed = await call(sandbox, 'PATCH', path, { tags: ['c'], notes: 'ours', displayName: 'Qlik' });

    const filter = encodeURIComponent("tags/any(t:t eq 'c')");
    const list = await get(sandbox, `/v1.0/applications?$filter=${filter}&$select=id,tags,notes`);
    const principal = await get(sandbox, `/v1.0/servicePrincipals/${ids.servicePrincipalId}`);
    assert.equal(changed.status, 204);
    assert.deepEqual(list.body.value, [{ id: ids.applicationId, notes: 'ours', tags: ['c'] }]);
    assert.equal(principal.body['displayName'], 'Qlik');
  });
});
