import assert from 'node:assert/strict';
import { assignConnectorGroup } from '../../src/graph/connector-groups.ts';
import { assignAppRoles } from '../../src/graph/app-role-assignments.ts';
import { english } from '../../src/language/say.ts';
import { colleagues } from '../../src/trial/people.ts';
import { defaultConnectorGroupId } from '../../src/trial/sandbox/tenant/seed.ts';
import { updateForm } from '../../src/service/views/update-form.ts';
import { storedRequest } from '../../src/service/model/request/stored.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { findRequestById } from '../../src/store/requests.ts';
import { changeHub } from '../harness/engine/by-hand.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { byHand, there } from '../harness/engine/hand-changes.ts';
import { writesOf } from '../harness/engine/passing-time.ts';

const [olga, nadia, tom] = colleagues;

describe('a larger plan asks again', () => {
  let engine: Engine;
  let count = 0;
  before(async () => (engine = await startEngine()));
  after(() => engine.close());

  async function published(): Promise<string> {
    const name = `larger-${++count}`;
    const done = await engine.run('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    return name;
  }

  async function update(name: string): Promise<RequestView> {
    const form = await updateForm(engine.deps, name);
    assert.ok(form);
    return engine.ask('update', { ...form, displayName: `${name} renamed` });
  }

  async function assign(name: string, principalId: string): Promise<void> {
    const { servicePrincipalId, userRoleId: appRoleId } = await there(engine, name);
    await assignAppRoles(byHand(engine), [{ servicePrincipalId, principalId, appRoleId }]);
  }

  const growths: [
    what: string,
    ask: (name: string) => Promise<RequestView>,
    grow: (name: string) => Promise<void>,
    news: RegExp,
  ][] = [
    [
      'another setting',
      update,
      (name) => changeHub(engine, name),
      /New in this plan: Change “.*”: pre-authentication passthrough → Microsoft Entra ID\.$/,
    ],
    [
      'another connector group',
      update,
      async (name) =>
        assignConnectorGroup(
          byHand(engine),
          (await there(engine, name)).applicationId,
          defaultConnectorGroupId,
        ),
      /New in this plan: Route .* through the connector group/,
    ],
    [
      'somebody more to take off when it is unpublished',
      (name) => engine.ask('unpublish', { name }),
      (name) => assign(name, tom.id),
      /New in this plan: Take Tom Becker off/,
    ],
    [
      'more to repair',
      async (name) => {
        await changeHub(engine, name);
        return engine.ask('repair', { name });
      },
      async (name) =>
        assignConnectorGroup(
          byHand(engine),
          (await there(engine, name)).applicationId,
          defaultConnectorGroupId,
        ),
      /New in this plan: Route .* through the connector group/,
    ],
  ];
  for (const [what, ask, grow, news] of growths)
    it(`${what}: nothing is written until that is approved, too`, async () => {
      const name = await published();
      const asked = await ask(name);
      assert.equal(asked.state, 'planned', JSON.stringify(asked.problem));
      await grow(name);

      const again = await engine.approve(asked);

      assert.equal(again.state, 'planned');
      assert.match((again.plan?.warnings ?? []).map(english)[0] ?? '', news);
      assert.notEqual(again.plan?.digest, asked.plan?.digest);
      assert.equal(await writesOf(engine, again), 0);
      const old = await engine.approve(asked).catch((error: Error) => error.message);
      assert.equal(old, 'The plan has changed since this card was shown.');
      const done = await engine.approve(again);
      assert.equal(done.state, 'done', JSON.stringify(done.problem));
    });

  it('another value in the same change', async () => {
    const asked = await engine.ask('publish', { name: 'value', qlikUrl: 'https://value.corp.contoso.com' });
    const row = await findRequestById(engine.deps.db, asked.id);
    assert.ok(row);
    const { plan } = storedRequest(row);
    assert.ok(plan);
    const changes = plan.changes.map((one) =>
      one.id === 'connector-group:hub' ? { ...one, connectorGroupId: defaultConnectorGroupId } : one,
    );
    const stored = JSON.stringify({ ...plan, changes });
    await engine.deps.db.updateTable('request').set({ plan: stored }).where('id', '=', asked.id).execute();

    const again = await engine.approve(asked);

    assert.equal(again.state, 'planned');
    assert.equal(await writesOf(engine, again), 0);
  });

  it('somebody more in one request of several people', async () => {
    const name = await published();
    const asked = await engine.ask('assign', {
      name,
      users: `${olga.userPrincipalName}, ${tom.userPrincipalName}`,
    });
    const { servicePrincipalId, assigned } = await there(engine, name);
    const gone = assigned.find(({ principalId }) => principalId === nadia.id);
    assert.ok(gone);
    await byHand(engine)
      .api(`/servicePrincipals/${servicePrincipalId}/appRoleAssignedTo/${gone.assignmentId}`)
      .delete();

    const again = await engine.approve(asked);

    assert.equal(again.state, 'planned');
    assert.match((again.plan?.warnings ?? []).map(english)[0] ?? '', /New in this plan: Assign Nadia Karim/);
  });

  it('a smaller one does not: what others have done already is not done again', async () => {
    const name = await published();
    const asked = await engine.ask('assign', { name, users: olga.userPrincipalName });
    await assign(name, olga.id);

    const done = await engine.approve(asked);

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.equal(await writesOf(engine, done), 1);
  });
});
