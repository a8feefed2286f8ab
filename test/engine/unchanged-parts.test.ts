import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import type { RequestForm } from '../../src/service/model/request/form.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { rememberSuffix } from '../../src/service/tenant/suffix.ts';
import { updateForm } from '../../src/service/views/update-form.ts';
import { ApiFault } from '../../src/trial/sandbox/http/fault.ts';
import type { ApiStep } from '../../src/trial/sandbox/http/message.ts';
import { colleagues } from '../../src/trial/people.ts';
import { salesNorthGroupId } from '../../src/trial/sandbox/tenant/seed.ts';
import { aGroup } from '../harness/engine/connector-group.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { setAssigned } from '../harness/engine/hand-changes.ts';
import { problemsOf, writesOf } from '../harness/engine/passing-time.ts';
import { publishApplication } from '../harness/sandbox/sandbox-calls.ts';

const [olga, nadia] = colleagues;

describe('what stays as it was approved', () => {
  let engine: Engine;
  let gone: readonly string[] = [];
  let group: Awaited<ReturnType<typeof aGroup>>;
  let loose: readonly string[] = [];
  const step: ApiStep = async (request, next) => {
    if (gone.includes(request.path[1] ?? '')) throw new ApiFault(404, 'Request_ResourceNotFound', 'Gone.');
    const response = await next(request);
    if (loose.includes(request.path[1] ?? ''))
      Object.assign(Object(response.body), { securityEnabled: false });
    return response;
  };
  beforeEach(async () => {
    engine = await startEngine({ steps: [step] });
    group = await aGroup(engine, 'own');
    const form = { name: 'kept', qlikUrl: 'https://kept.corp.contoso.com', connectorGroupId: group.id };
    const done = await engine.run('publish', { ...form, groups: 'Sales analysts North' });
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
  });
  afterEach(async () => {
    gone = [];
    loose = [];
    await engine.close();
  });

  async function update(change: Partial<RequestForm>): Promise<RequestView> {
    const form = await updateForm(engine.deps, 'kept');
    assert.ok(form);
    return engine.ask('update', { ...form, reason: 'Because', ...change, name: 'kept' });
  }

  const untouched: [what: string, happens: () => Promise<unknown>][] = [
    ['the connectors are down', () => group.empty()],
    ['the organisation has another suffix by now', () => rememberSuffix(engine.deps.db, 'other')],
    ['somebody with access was deleted', async () => (gone = [nadia.id])],
    ['a group with access was deleted', async () => (gone = [salesNorthGroupId])],
  ];
  for (const [what, happens] of untouched)
    it(`is no obstacle to an update of something else when ${what}`, async () => {
      await happens();

      const asked = await update({ applicationServerTimeout: 'Long' });
      const done = await engine.approve(asked);

      assert.equal(done.state, 'done', JSON.stringify(done.problem));
    });

  it('is judged as soon as it changes: the connector group, and one of two addresses', async () => {
    await group.empty();
    const other = await aGroup(engine, 'other');
    await other.empty();
    await rememberSuffix(engine.deps.db, 'other');

    const moved = await update({ connectorGroupId: other.id });
    const renamed = await update({ externalUrl: 'https://new-contoso.msappproxy.net' });

    assert.match(problemsOf(moved), /^connectorGroupId: The connector group other has no connectors/);
    assert.match(problemsOf(renamed), /^externalUrl: new-contoso\.msappproxy\.net must end in -other\./);
    assert.equal(problemsOf(renamed).split('\n').length, 1);
  });

  const taken: [what: string, change: Partial<RequestForm>, url: object, says: RegExp][] = [
    [
      'the new internal address was taken',
      { qlikUrl: 'https://moved.corp.contoso.com' },
      { internalUrl: 'https://moved.corp.contoso.com/' },
      /^qlikUrl: .* is already published by the application “thief”/,
    ],
    [
      'the new external address was taken',
      { externalUrl: 'https://thief-contoso.msappproxy.net' },
      {},
      /^externalUrl: .* already belongs to the application “thief”/,
    ],
  ];
  for (const [what, change, url, says] of taken)
    it(`is not written when ${what} after the plan`, async () => {
      const asked = await update(change);
      assert.equal(asked.state, 'planned', problemsOf(asked));
      await publishApplication(engine.sandbox, 'thief', url);

      const back = await engine.approve(asked);

      assert.match(problemsOf(back), says);
      assert.equal(await writesOf(engine, back), 0);
    });

  it('is not written when the new connector group lost its connectors after the plan', async () => {
    await group.empty();
    const other = await aGroup(engine, 'other');
    const asked = await update({ connectorGroupId: other.id });
    await other.empty();

    const back = await engine.approve(asked);

    assert.match(problemsOf(back), /^connectorGroupId: The connector group other has no connectors/);
  });

  const lost: [what: string, happens: () => unknown, who: string][] = [
    ['a user who was deleted', () => (gone = [nadia.id]), 'no longer in this organisation: Nadia Karim'],
    [
      'a group that is no security group any more',
      () => (loose = [salesNorthGroupId]),
      'they can no longer get access: Sales .* North',
    ],
  ];
  for (const [what, happens, why] of lost)
    it(`is given to a second application without ${what}`, async () => {
      const server = { name: 'single', qlikUrl: 'https://single.corp.contoso.com', authPort: '443' };
      await engine.run('publish', { ...server, groups: 'Sales analysts North' });
      const form = await updateForm(engine.deps, 'single');
      assert.ok(form);
      happens();
      const authExternalUrl = 'https://single-auth-contoso.msappproxy.net';
      const asked = await engine.ask('update', { ...form, authPort: '4244', authExternalUrl });
      const done = await engine.approve(asked);

      const warnings = (asked.plan?.warnings ?? []).map(english).join('\n');
      assert.match(warnings, new RegExp(`^Left out, because ${why}\\.$`, 'm'));
      assert.equal(done.state, 'done', problemsOf(done));
    });

  it('comes back without those who are gone, and names them', async () => {
    assert.equal((await engine.run('unpublish', { name: 'kept' })).state, 'done');
    await rememberSuffix(engine.deps.db, 'other');
    gone = [nadia.id, salesNorthGroupId];

    const asked = await engine.ask('restore', { name: 'kept' });

    assert.equal(asked.state, 'planned', problemsOf(asked));
    assert.match(
      asked.plan?.warnings.map(english).join('\n') ?? '',
      /^Left out, because no longer in this organisation: .*Nadia Karim/m,
    );
    const done = await engine.approve(asked);
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.deepEqual(done.plan?.principals, []);
  });

  it('comes back without somebody who leaves between the plan of a restore and its approval', async () => {
    assert.equal((await engine.run('unpublish', { name: 'kept' })).state, 'done');
    const asked = await engine.ask('restore', { name: 'kept' });
    gone = [nadia.id];

    const done = await engine.approve(asked);

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.match((done.result?.checks ?? []).map((one) => english(one)).join(), /Left out, .*: Nadia Karim/);
  });

  it('is repaired without those who are gone', async () => {
    await setAssigned(engine, 'kept', nadia.id, false);
    await setAssigned(engine, 'kept', olga.id, true);
    gone = [nadia.id];

    const done = await engine.run('repair', { name: 'kept' });

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.match(done.plan?.warnings.map(english).join('\n') ?? '', /^Left out, .*: Nadia Karim\.$/m);
  });
});
