import assert from 'node:assert/strict';
import {
  assignAppRoles,
  listAppRoleAssignedTo,
  unassignAppRoles,
} from '../../src/graph/app-role-assignments.ts';
import { readAll } from '../../src/graph/call/paging.ts';
import type { Graph } from '../../src/graph/client.ts';
import { isNotReplicatedYet } from '../../src/graph/graph-error.ts';
import { findGroups, getGroup, listNestedGroups } from '../../src/graph/groups.ts';
import { checkMemberGroups, findUsers } from '../../src/graph/users.ts';
import { administrator, requester } from '../../src/trial/people.ts';
import { publishOne } from '../harness/sandbox/publish-one.ts';
import { startSandboxGraph } from '../harness/sandbox/sandbox-graph.ts';

const missing = '00000000-0000-4000-8000-000000000000';
const userRole = '18d14569-c3bd-439b-9a66-3a2aee01d14f';
const usersNamed = async (graph: Graph, text: string) => (await findUsers(graph, [text])).flat();
const groupsNamed = async (graph: Graph, text: string) => (await findGroups(graph, [text])).flat();

describe('principals', () => {
  let graph: Graph;
  let approverGroupId: string;
  let close: () => Promise<void>;
  before(async () => {
    const started = await startSandboxGraph();
    ({ graph, close } = started);
    ({ approverGroupId } = started.sandbox);
  });
  after(() => close());

  it('finds a user by object id, UPN and e-mail address, whatever the case', async () => {
    const found = [
      ...(await usersNamed(graph, requester.id)),
      ...(await usersNamed(graph, requester.userPrincipalName.toUpperCase())),
      ...(await usersNamed(graph, 'erik.lindqvist@fabrikam.com')),
      ...(await usersNamed(graph, 'erik.lindqvist_fabrikam.com#EXT#@contoso.onmicrosoft.com')),
    ];

    assert.deepEqual(
      found.map(({ displayName }) => displayName),
      ['Rita Requester', 'Rita Requester', 'Erik Lindqvist', 'Erik Lindqvist'],
    );
  });

  it('says whether a user is a guest, enabled and known on premises', async () => {
    const [guest] = await usersNamed(graph, 'erik.lindqvist@fabrikam.com');
    const [employee] = await usersNamed(graph, requester.id);

    assert.deepEqual([guest?.userType, guest?.accountEnabled], ['Guest', true]);
    assert.equal(employee?.onPremisesUserPrincipalName, 'rita.requester@corp.contoso.com');
    assert.equal(guest?.onPremisesSamAccountName, null);
  });

  it('finds nobody for an unknown name or id', async () => {
    assert.deepEqual(await usersNamed(graph, missing), []);
    assert.deepEqual(await usersNamed(graph, "nobody' or accountEnabled eq true or mail eq 'x"), []);
  });

  it('finds many users, each text with its own matches', async () => {
    const texts = [requester.id, 'nobody@contoso.com', administrator.userPrincipalName, missing];
    const many = Array.from({ length: 30 }, (_, i) => texts[i % texts.length] ?? '');

    const found = await findUsers(graph, many);

    const names = found.map((users) => users.map(({ displayName }) => displayName));
    assert.equal(names.length, 30);
    assert.deepEqual(names.slice(0, 4), [['Rita Requester'], [], ['Adam Administrator'], []]);
    assert.deepEqual(names.slice(24, 28), names.slice(0, 4));
  });

  it('finds many groups and the groups inside them', async () => {
    const [sales = [], nobody = [], byId = []] = await findGroups(graph, [
      'Sales analysts',
      "O'Brien & friends",
      approverGroupId,
    ]);

    const nested = await listNestedGroups(graph, [sales[0]?.id ?? '', byId[0]?.id ?? '', missing]);

    assert.deepEqual(nobody, []);
    assert.deepEqual(
      nested.map((groups) => groups.map(({ displayName }) => displayName)),
      [['Sales analysts North'], [], []],
    );
  });

  it('finds a group by display name and object id', async () => {
    const byName = await groupsNamed(graph, 'qlik testers');
    const byId = await groupsNamed(graph, byName[0]?.id ?? '');

    assert.deepEqual(
      [...byName, ...byId].map(({ displayName }) => displayName),
      ['Qlik testers', 'Qlik testers'],
    );
    assert.deepEqual(await groupsNamed(graph, 'No such group'), []);
    assert.equal(await getGroup(graph, missing), null);
  });

  it('checks membership in more groups than one call takes', async () => {
    const others = Array.from({ length: 24 }, () => crypto.randomUUID());
    const asked = [...others, approverGroupId];

    assert.deepEqual(await checkMemberGroups(graph, administrator.id, asked), [approverGroupId]);
    assert.deepEqual(await checkMemberGroups(graph, requester.id, asked), []);
    await assert.rejects(checkMemberGroups(graph, missing, asked), { statusCode: 404 });
  });

  it('reads users page by page', async () => {
    const users = await readAll(graph, graph.api('/users').select('id').top(3));

    assert.equal(users.length, 20);
  });
});

describe('app role assignments', () => {
  let graph: Graph;
  let close: () => Promise<void>;
  beforeEach(async () => ({ graph, close } = await startSandboxGraph()));
  afterEach(() => close());

  it('are made, listed and taken away', async () => {
    const { servicePrincipalId } = await publishOne(graph, 'sales');

    const made = await assignAppRoles(graph, [
      { servicePrincipalId, principalId: requester.id, appRoleId: userRole },
    ]);
    const listed = await listAppRoleAssignedTo(graph, servicePrincipalId);
    const assignmentId = listed[0]?.id ?? '';
    await unassignAppRoles(graph, [{ servicePrincipalId, assignmentId }]);

    assert.deepEqual(
      made.map(({ error }) => error),
      [null],
    );
    assert.deepEqual(
      listed.map(({ principalId, principalType }) => [principalId, principalType]),
      [[requester.id, 'User']],
    );
    assert.deepEqual(await listAppRoleAssignedTo(graph, servicePrincipalId), []);
  });

  it('are made and taken away many at a time, again and again', async () => {
    const { servicePrincipalId } = await publishOne(graph, 'sales');
    const users = await readAll<{ id: string }>(graph, graph.api('/users').select('id'));
    const wanted = [...users, { id: missing }].map(({ id: principalId }) => {
      return { servicePrincipalId, principalId, appRoleId: userRole };
    });

    const first = await assignAppRoles(graph, wanted);
    const second = await assignAppRoles(graph, wanted);
    const listed = await listAppRoleAssignedTo(graph, servicePrincipalId);

    for (const results of [first, second]) {
      assert.deepEqual(
        results.map(({ error }) => error === null),
        wanted.map(({ principalId }) => principalId !== missing),
      );
      assert.equal(isNotReplicatedYet(results.at(-1)?.error), true);
    }
    assert.equal(listed.length, users.length);

    const unwanted = listed.map(({ id = '' }) => ({ servicePrincipalId, assignmentId: id }));
    const taken = [
      ...(await unassignAppRoles(graph, unwanted)),
      ...(await unassignAppRoles(graph, unwanted)),
    ];

    assert.ok(taken.every(({ error }) => error === null));
    assert.deepEqual(await listAppRoleAssignedTo(graph, servicePrincipalId), []);
  });
});
