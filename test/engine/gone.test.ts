import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import { updateForm } from '../../src/service/views/update-form.ts';
import { listHistory } from '../../src/service/views/history/history.ts';
import { changedCard } from '../../src/teams/cards/request/changed.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { ApiFault } from '../../src/trial/sandbox/http/fault.ts';
import type { ApiRequest, ApiStep } from '../../src/trial/sandbox/http/message.ts';
import { people, seed, teams } from '../builders/many-people.ts';
import { wanted } from '../harness/engine/hand-changes.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';

const upns = (...numbers: number[]) => numbers.map((n) => `person${n}@contoso.com`).join();

describe('users and groups that are gone', () => {
  let engine: Engine;
  let onCall: (request: ApiRequest) => Promise<void> | void = () => {};
  const step: ApiStep = async (request, next) => {
    await onCall(request);
    return next(request);
  };
  before(async () => {
    engine = await startEngine({ steps: [step], atOnce: 10, seed });
  });
  after(() => engine.close());
  afterEach(() => void (onCall = () => {}));

  async function remove(...what: (number | { group: number })[]): Promise<void> {
    for (const one of what) {
      const path =
        typeof one === 'number' ? `users/${people[one]?.id}` : `groups/${teams[one.group]?.group.id}`;
      const answer = await fetch(`${engine.sandbox.url}/v1.0/${path}`, { method: 'DELETE' });
      assert.equal(answer.status, 204);
    }
  }

  const publish = (name: string, users: string, groups = '') =>
    engine.ask('publish', { name, qlikUrl: `https://${name}.corp.contoso.com`, users, groups });

  async function published(name: string, users: string, groups = ''): Promise<void> {
    const done = await engine.approve(await publish(name, users, groups));
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
  }

  const wantedNames = async (name: string) =>
    (await wanted(engine, name)).desired.principals.map(({ displayName }) => displayName);
  const shown = (view: RequestView) => (view.result?.checks ?? []).map((one) => english(one)).join('\n');
  const warned = (view: RequestView) => (view.plan?.warnings ?? []).map((one) => english(one)).join('\n');
  const leftOut = (names: string) => `Left out, because no longer in this organisation: ${names}.`;
  const plannedWithout = (names: string) => new RegExp(`^${leftOut(names)}$`, 'm');

  async function repairFindsNothing(name: string): Promise<void> {
    const again = await engine.ask('repair', { name });
    assert.equal(again.state, 'done', JSON.stringify(again.plan?.changes));
  }

  it('between plan and approval are named, and the other hundred go on', async () => {
    const all = Array.from({ length: 100 }, (_, n) => n);
    const asked = await publish('many', upns(...all), teams.map((one) => one.group.id).join());
    assert.equal(asked.state, 'planned', JSON.stringify(asked.problem));
    await remove(3, 44, 99, { group: 0 });

    const done = await engine.approve(asked);

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.ok(shown(done).includes(leftOut('Person 3, Person 44, Person 99 and Team 0')), shown(done));
    const names = await wantedNames('many');
    assert.equal(names.length, 98);
    assert.ok(!names.includes('Person 44') && !names.includes('Team 0') && names.includes('Team 1'));
    const history = await listHistory(engine.deps, 'many', 1);
    const end = history?.items[0]?.events.find(({ kind }) => kind === 'done');
    assert.match(english(end?.reason ?? ''), /Person 3, Person 44/);
    await repairFindsNothing('many');
  });

  it('between the checks and the write are found by looking them up, within a minute', async () => {
    const asked = await publish('late', upns(100, 101, 102));
    let isDone = false;
    onCall = async ({ path, headers }) => {
      if (isDone || path.at(-1) !== 'instantiate' || headers['client-request-id'] !== asked.id) return;
      isDone = true;
      await remove(101);
    };
    const startedAt = performance.now();

    const done = await engine.approve(asked);

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.ok(performance.now() - startedAt < 60_000);
    assert.ok(shown(done).includes(leftOut('Person 101')), shown(done));
    assert.deepEqual(await wantedNames('late'), ['Person 100', 'Person 102']);
    await repairFindsNothing('late');
  });

  it('are not those who are only not replicated yet', async () => {
    const asked = await publish('slow', upns(103, 104));
    const fault = { kind: 'status', status: 400 } as const;
    const rule = { method: 'POST', path: '/appRoleAssignedTo$', times: 12, fault } as const;
    const off = engine.sandbox.faults.add({ ...rule, clientRequestId: asked.id });

    const done = await engine.approve(asked);

    off();
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.doesNotMatch(shown(done), /Left out/);
    assert.equal((await wantedNames('slow')).length, 2);
  });

  it('are the reason to send it back when nobody else is left', async () => {
    await published('alone', upns(105));
    const asked = await engine.ask('assign', { name: 'alone', users: upns(106, 107) });
    await remove(106, 107);

    const back = await engine.approve(asked);

    assert.equal(back.state, 'failed');
    assert.match(
      english(back.problem?.fields[1]?.message ?? ''),
      /Person 107 .* no longer in this organisation/,
    );
  });

  it('are left out while restore is planned, all of them if need be', async () => {
    await published('back', upns(108, 109));
    await published('empty', upns(110));
    for (const name of ['back', 'empty'])
      assert.equal((await engine.run('unpublish', { name })).state, 'done');
    await remove(108, 110);

    const [some, none] = [
      await engine.ask('restore', { name: 'back' }),
      await engine.ask('restore', { name: 'empty' }),
    ];
    const ends = [await engine.approve(some), await engine.approve(none)];

    assert.match(warned(some), plannedWithout('Person 108'));
    assert.match(warned(none), plannedWithout('Person 110'));
    assert.deepEqual(
      ends.map(({ state }) => state),
      ['done', 'done'],
    );
    assert.deepEqual(await wantedNames('back'), ['Person 109']);
    assert.deepEqual(await wantedNames('empty'), []);
  });

  it('are left out while repair and update are planned, which says so', async () => {
    for (const [kind, n] of [
      ['repair', 111],
      ['update', 113],
    ] as const) {
      await published(kind, upns(n, n + 1));
      await remove(n);
      const form = kind === 'update' ? await updateForm(engine.deps, kind) : {};

      const asked = await engine.ask(kind, {
        ...form,
        name: kind,
        ...(kind === 'update' && { applicationServerTimeout: 'Long' }),
      });
      const done = await engine.approve(asked);

      assert.match(warned(asked), plannedWithout(`Person ${n}`));
      assert.ok(!(asked.plan?.changes ?? []).some((one) => english(one).includes('Assign')));
      assert.equal(done.state, 'done', JSON.stringify(done.problem));
      assert.deepEqual(await wantedNames(kind), [`Person ${n + 1}`]);
      await repairFindsNothing(kind);
    }
  });

  it('are left out when an undo would give them back', async () => {
    await published('undone', upns(115, 116, 117));
    let count = 0;
    onCall = ({ method, path }) => {
      if (method === 'DELETE' && path.includes('appRoleAssignedTo') && ++count > 2)
        throw new ApiFault(403, 'Authorization_RequestDenied', 'Insufficient privileges.');
    };
    const failed = await engine.run('unassign', { name: 'undone', users: upns(115, 116) });
    assert.equal(failed.state, 'failed');
    onCall = () => {};
    await remove(115, 116);

    const undone = await engine.undo(failed);

    assert.equal(undone.state, 'withdrawn', JSON.stringify(undone.problem));
    const names = await wantedNames('undone');
    assert.ok(names.length < 3 && names.includes('Person 117'), names.join());
    assert.match(shown(undone), /^Left out, because no longer in this organisation: Person 11/);
    assert.match(JSON.stringify(changedCard('en', undone)), /no longer in this organisation: Person 11/);
    const history = await listHistory(engine.deps, 'undone', 1);
    const end = history?.items[0]?.events.find(({ kind }) => kind === 'undo-ended');
    assert.match(english(end?.reason ?? ''), /Left out, because no longer in this organisation: Person 11/);
  });
});
