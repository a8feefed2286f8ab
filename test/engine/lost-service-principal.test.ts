import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { findApplications } from '../../src/store/applications.ts';
import { colleagues } from '../../src/trial/people.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { there } from '../harness/engine/hand-changes.ts';
import { longAgo } from '../harness/engine/records.ts';
import { call, publishApplication } from '../harness/sandbox/sandbox-calls.ts';

const [olga] = colleagues;

describe('a service principal that is deleted while its application stays', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
  });
  afterEach(() => engine.sandbox.faults.clear());
  after(() => engine.close());

  async function publish(name: string): Promise<void> {
    const done = await engine.run('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
  }

  /** Deletes the hub's service principal by hand, for good or not. Returns its object id. */
  async function lose(name: string, isForGood = false): Promise<string> {
    const { servicePrincipalId: id } = await there(engine, name);
    assert.equal((await call(engine.sandbox, 'DELETE', `/v1.0/servicePrincipals/${id}`)).status, 204);
    if (isForGood) await call(engine.sandbox, 'DELETE', `/v1.0/directory/deletedItems/${id}`);
    return id;
  }

  async function assertWhole(name: string): Promise<void> {
    const hub = await there(engine, name);
    assert.ok(hub.servicePrincipal?.accountEnabled);
    assert.equal(hub.servicePrincipal.appRoleAssignmentRequired, true);
    assert.deepEqual(hub.assigned.map(({ displayName }) => displayName).toSorted(), [
      'Nadia Karim',
      'Qlik testers',
    ]);
    const all = `/v1.0/servicePrincipals?$filter=appId eq '${hub.appId}'`;
    assert.equal((await engine.graph<{ value: [] }>(all)).value.length, 1);
    const again = await engine.ask('repair', { name });
    assert.equal(again.state, 'done', said(again).join());
  }

  const said = ({ plan }: RequestView) => (plan?.changes ?? []).map(english);

  const asked = (name: string) => [
    `Restore the sign-in part (service principal) of “Qlik Sense ${name}”`,
    `Require assignment to use “Qlik Sense ${name}”`,
    `Let people sign in to “Qlik Sense ${name}”`,
    `Assign Nadia Karim to “Qlik Sense ${name}”`,
    `Assign Qlik testers to “Qlik Sense ${name}”`,
  ];

  it('is restored by repair from the deleted items, with everybody assigned', async () => {
    await publish('again');
    const id = await lose('again');

    const request = await engine.ask('repair', { name: 'again' });

    assert.deepEqual(said(request), asked('again'));
    const done = await engine.approve(request);
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.equal((await there(engine, 'again')).servicePrincipalId, id);
    await assertWhole('again');
  });

  it('is made anew where it is gone for good, once lists can no longer lag; the new id is recorded', async () => {
    await publish('anew');
    const id = await lose('anew', true);
    await longAgo(engine, 'anew');

    const request = await engine.ask('repair', { name: 'anew' });

    assert.deepEqual(said(request), asked('anew'));
    assert.equal((await engine.approve(request)).state, 'done');
    const { servicePrincipalId } = await there(engine, 'anew');
    assert.notEqual(servicePrincipalId, id);
    const rows = await engine.deps.db.selectFrom('application').select('service_principal_id').execute();
    assert.ok(rows.some((row) => row.service_principal_id === servicePrincipalId));
    await assertWhole('anew');
  });

  for (const when of ['before', 'after'] as const)
    for (const isForGood of [false, true])
      it(`comes back once although the answer is lost ${when} the effect, ${isForGood ? 'made anew' : 'restored'}`, async () => {
        const name = `lost-${when}-${isForGood}`;
        await publish(name);
        await lose(name, isForGood);
        await longAgo(engine, name);
        engine.sandbox.faults.add({
          method: 'POST',
          path: isForGood ? '^/servicePrincipals$' : '/restore$',
          times: 1,
          fault: { kind: 'reset', when },
        });

        const done = await engine.run('repair', { name });

        assert.equal(done.state, 'done', JSON.stringify(done.problem));
        assert.equal(
          engine.sandbox.faults.fired().filter(({ clientRequestId }) => clientRequestId === done.id).length,
          1,
        );
        await assertWhole(name);
      });

  it('is taken as it is where somebody has made another one', async () => {
    await publish('theirs');
    await lose('theirs');
    const { appId } = await there(engine, 'theirs');
    assert.equal((await call(engine.sandbox, 'POST', '/v1.0/servicePrincipals', { appId })).status, 201);

    const request = await engine.ask('repair', { name: 'theirs' });

    assert.deepEqual(said(request), [asked('theirs')[1], ...asked('theirs').slice(3)]);
    assert.equal((await engine.approve(request)).state, 'done');
    await assertWhole('theirs');
  });

  it('is restored for an adopted application, too, and the adoption of one without warns', async () => {
    const { applicationId, servicePrincipalId } = await publishApplication(engine.sandbox, 'orphan');
    await call(engine.sandbox, 'DELETE', `/v1.0/servicePrincipals/${servicePrincipalId}`);
    const adoption = await engine.ask('adopt', { name: 'orphan', hubApplicationId: applicationId });
    const warnings = (adoption.plan?.warnings ?? []).map(english);
    assert.ok(
      warnings.includes('“orphan” has lost its service principal: nobody can sign in until it is repaired.'),
      warnings.join('\n'),
    );
    assert.equal((await engine.approve(adoption)).state, 'done');

    const done = await engine.run('repair', { name: 'orphan' });

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    const { servicePrincipal } = await there(engine, 'orphan');
    assert.equal(servicePrincipal?.appRoleAssignmentRequired, true);
  });

  it('is restored with an application that lost it before it was unpublished', async () => {
    await publish('both');
    await lose('both');
    assert.equal((await engine.run('unpublish', { name: 'both' })).state, 'done');

    const done = await engine.run('restore', { name: 'both' });

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    await assertWhole('both');
  });

  it('is restored when it is lost while the application is being created', async () => {
    const stop = engine.sandbox.faults.add({
      method: 'PATCH',
      version: 'v1.0',
      fault: { kind: 'status', status: 403, code: 'Authorization_RequestDenied' },
    });
    const failed = await engine.run('publish', { name: 'early', qlikUrl: 'https://early.corp.contoso.com' });
    assert.equal(failed.state, 'failed');
    stop();
    const [row] = (await findApplications(engine.deps.db, failed.id)).filter(({ role }) => role === 'hub');
    await call(engine.sandbox, 'DELETE', `/v1.0/servicePrincipals/${row?.service_principal_id}`);

    const done = await engine.retry(failed);

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    await assertWhole('early');
  });

  it('is named to who wants to assign somebody or to take somebody off', async () => {
    await publish('short');
    await lose('short');

    for (const request of [
      await engine.ask('assign', { name: 'short', users: olga.userPrincipalName }),
      await engine.ask('unassign', { name: 'short', groups: 'Qlik testers' }),
    ]) {
      assert.equal(request.state, 'failed');
      assert.match(english(request.problem?.fields[0]?.message ?? ''), /Type repair short first\.$/);
    }
  });
});
