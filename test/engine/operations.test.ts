import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { updateForm } from '../../src/service/views/update-form.ts';
import { listHistory } from '../../src/service/views/history/history.ts';
import { colleagues } from '../../src/trial/people.ts';

interface Found {
  id: string;
  appId: string;
  displayName: string;
}

describe('operations on a publication', () => {
  let engine: Engine;
  const [olga, anna] = colleagues;
  before(async () => {
    engine = await startEngine();
    const done = await engine.run('publish', { name: 'ops', qlikUrl: 'https://ops.corp.contoso.com' });
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
  });
  after(() => engine.close());

  async function applications(): Promise<Found[]> {
    const filter = encodeURIComponent(
      "startswith(displayName,'Qlik Sense ops') or startswith(displayName,'Ops')",
    );
    const { value } = await engine.graph<{ value: Found[] }>(`/v1.0/applications?$filter=${filter}`);
    return value.toSorted((a, b) => a.displayName.length - b.displayName.length);
  }

  async function assigned(): Promise<string[][]> {
    return Promise.all(
      (await applications()).map(async ({ appId }) => {
        const path = `/v1.0/servicePrincipals(appId='${appId}')/appRoleAssignedTo`;
        const { value } = await engine.graph<{ value: { principalDisplayName: string }[] }>(path);
        return value.map(({ principalDisplayName }) => principalDisplayName).toSorted();
      }),
    );
  }

  it('assign gives somebody access to both applications', async () => {
    const request = await engine.ask('assign', { name: 'ops', users: olga.userPrincipalName });
    assert.equal(english(request.plan?.summary ?? ''), '2 assignments, 2 changes');

    const done = await engine.approve(request);

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    for (const names of await assigned()) assert.ok(names.includes(olga.name), names.join());
  });

  it('assign of somebody who is assigned already is done at once', async () => {
    const request = await engine.ask('assign', { name: 'ops', users: anna.userPrincipalName });

    assert.equal(request.state, 'done');
    assert.deepEqual(request.plan?.changes, []);
  });

  it('unassign takes somebody off both applications and leaves the others', async () => {
    assert.equal((await engine.run('assign', { name: 'ops', users: olga.userPrincipalName })).state, 'done');

    const done = await engine.run('unassign', { name: 'ops', users: olga.userPrincipalName });

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    for (const names of await assigned()) {
      assert.ok(!names.includes(olga.name));
      assert.ok(names.includes(anna.name));
    }
  });

  it('repair finds nothing while everything is as approved', async () => {
    const request = await engine.ask('repair', { name: 'ops' });

    assert.equal(request.state, 'done');
  });

  it('repair puts right what somebody changed by hand, after an approval', async () => {
    const [hub] = await applications();
    assert.ok(hub);
    await patch(`/beta/applications/${hub.id}`, {
      onPremisesPublishing: { externalAuthenticationType: 'passthru' },
    });

    const request = await engine.ask('repair', { name: 'ops' });
    assert.match(
      (request.plan?.changes ?? []).map(english).join(),
      /pre-authentication passthrough → Microsoft Entra ID/,
    );
    const done = await engine.approve(request);

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    const { onPremisesPublishing } = await engine.graph<{
      onPremisesPublishing: { externalAuthenticationType: string };
    }>(`/beta/applications/${hub.id}?$select=id,onPremisesPublishing`);
    assert.equal(onPremisesPublishing.externalAuthenticationType, 'aadPreAuthentication');
  });

  it('unpublish removes both applications, restore brings back them and everybody assigned', async () => {
    const before = await applications();
    const people = await assigned();

    const down = await engine.run('unpublish', { name: 'ops' });
    assert.equal(down.state, 'done', JSON.stringify(down.problem));
    assert.deepEqual(await applications(), []);

    const up = await engine.run('restore', { name: 'ops' });
    assert.equal(up.state, 'done', JSON.stringify(up.problem));
    assert.deepEqual(
      (await applications()).map(({ id }) => id),
      before.map(({ id }) => id),
    );
    assert.deepEqual(await assigned(), people);
  });

  it('update changes any setting of both applications, and says what from and to', async () => {
    const form = await updateForm(engine.deps, 'ops');
    assert.ok(form);

    const request = await engine.ask('update', {
      ...form,
      displayName: 'Ops Qlik',
      qlikUrl: 'https://ops2.corp.contoso.com',
      applicationServerTimeout: 'Long',
      isBackendCertificateValidationEnabled: 'false',
      singleSignOn: 'kerberos',
      servicePrincipalName: 'HTTP/ops2.corp.contoso.com',
      loginIdentity: 'userPrincipalName',
    });
    assert.match((request.plan?.changes ?? []).map(english).join(), /time-out Default → Long/);
    const done = await engine.approve(request);

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    const [hub] = await applications();
    assert.equal(hub?.displayName, 'Ops Qlik');
    assert.deepEqual(await updateForm(engine.deps, 'ops'), {
      ...form,
      displayName: 'Ops Qlik',
      qlikUrl: 'https://ops2.corp.contoso.com',
      applicationServerTimeout: 'Long',
      isBackendCertificateValidationEnabled: 'false',
      singleSignOn: 'kerberos',
      servicePrincipalName: 'HTTP/ops2.corp.contoso.com',
      loginIdentity: 'userPrincipalName',
    });
    const again = await engine.ask('repair', { name: 'ops' });
    assert.equal(again.state, 'done');
  });

  it('update to one port removes the second application, and to two ports makes it again', async () => {
    const form = await updateForm(engine.deps, 'ops');
    assert.ok(form);

    const single = await engine.run('update', { ...form, authPort: '443', authExternalUrl: '' });
    assert.equal(single.state, 'done', JSON.stringify(single.problem));
    assert.equal((await applications()).length, 1);

    const pair = await engine.run('update', { ...form, authPort: '4244' });
    assert.equal(pair.state, 'done', JSON.stringify(pair.problem));
    assert.equal((await applications()).length, 2);
    const [hub, auth] = await assigned();
    assert.deepEqual(hub, auth);
  });

  it('history tells each request with who asked and approved, and its writes with Graph’s request id', async () => {
    await engine.run('publish', { name: 'past', qlikUrl: 'https://past.corp.contoso.com' });
    for (const kind of ['assign', 'unassign', 'assign', 'unassign'] as const)
      await engine.run(kind, { name: 'past', users: olga.userPrincipalName });
    const pages = await Promise.all([1, 2, 3].map((page) => listHistory(engine.deps, 'past', page)));

    const groups = pages.flatMap((page) => page?.items ?? []);
    assert.ok(groups.filter(({ writes }) => writes.total > 0).length >= 5);
    for (const { events, writes, undo } of groups.filter(({ request }) => request.plan?.changes.length)) {
      const who = events.map(({ kind, by }) => `${kind} ${by}`);
      assert.deepEqual(who, ['asked Rita Requester', 'approved Adam Administrator', 'done ']);
      assert.ok(writes.items.length > 0 && undo === null);
      for (const { graphRequestId, outcome } of writes.items) {
        assert.equal(outcome, 'done');
        assert.match(graphRequestId, /^[0-9a-f-]{36}$/);
      }
    }
  });

  it('one request at a time: a second change is refused and names the first', async () => {
    const first = await engine.ask('assign', { name: 'ops', users: olga.userPrincipalName });

    await assert.rejects(engine.ask('unpublish', { name: 'ops' }), /open request to assign “ops”/);

    assert.equal((await engine.approve(first)).state, 'done');
  });

  async function patch(path: string, body: object): Promise<void> {
    const response = await fetch(`${engine.sandbox.url}${path}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    assert.ok(response.ok, await response.text());
  }
});
