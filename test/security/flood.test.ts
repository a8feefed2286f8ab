import assert from 'node:assert/strict';
import { ask, inputValues } from '../harness/chat/ask.ts';
import { administrator, colleagues, requester } from '../../src/trial/people.ts';
import { buttonData, cardOf, readable } from '../harness/chat/card.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { anActor, sendOwnForm } from '../harness/engine/send-form.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { chat } from '../harness/chat/rooms.ts';

describe('one person who asks for eighty things at once', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
    Object.assign(engine.deps, { openRequestsPerPerson: 10 });
    // Known to be no guests: how fast the tenant says so is not what is tried here.
    for (const { id } of [requester, colleagues[2]]) engine.deps.members.set(id, Date.now() + 600_000);
  });
  after(() => engine.close());

  it('gets ten, and holds ten names', async () => {
    const actor = anActor(requester, engine.sandbox.tenantId);

    const sent = Array.from({ length: 80 }, (_, i) =>
      sendOwnForm(engine.deps, actor, 'publish', { name: `flood-${i}` }),
    );
    const ends = await Promise.allSettled(sent);

    const { db } = engine.deps;
    const refusals = ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason.message)] : []));
    const names = await db.selectFrom('reservation').select('name').distinct().execute();
    assert.equal(ends.length - refusals.length, 10);
    for (const one of refusals) assert.match(one, /10 requests of yours wait for a decision/);
    assert.equal((await db.selectFrom('request').select('id').execute()).length, 10);
    assert.equal(names.length, 10);
  });

  // Fewer than the database connections, so all of them could count before any has stored its request.
  it('gets three where three are the most', async () => {
    const actor = anActor(colleagues[2], engine.sandbox.tenantId);
    const deps = { ...engine.deps, openRequestsPerPerson: 3 };

    const sent = Array.from({ length: 20 }, (_, i) =>
      sendOwnForm(deps, actor, 'publish', { name: `few-${i}` }),
    );
    const ends = await Promise.allSettled(sent);

    assert.equal(ends.filter(({ status }) => status === 'fulfilled').length, 3);
  });

  it('cannot get round it by trying again what has failed', async () => {
    const db = engine.deps.db;
    await db.updateTable('request').set({ state: 'withdrawn' }).execute();
    const failed = await engine.ask('publish', { name: 'wrong', groups: 'No such group' });
    Object.assign(engine.deps, { openRequestsPerPerson: 1 });
    await engine.ask('publish', { name: 'right', qlikUrl: 'https://right.corp.contoso.com' });

    await assert.rejects(engine.retry(failed), /A request of yours waits for a decision/);

    assert.equal(
      (await db.selectFrom('request').select('state').where('id', '=', failed.id).execute())[0]?.state,
      'failed',
    );
  });

  it('is in nobody else’s way', async () => {
    const actor = anActor(administrator, engine.sandbox.tenantId);

    const { state } = await sendOwnForm(engine.deps, actor, 'publish', { name: 'other' });

    assert.equal(state, 'submitted');
  });
});

describe('who has as many requests open as they may', () => {
  let world: World;
  let first: Awaited<ReturnType<typeof ask>>;
  before(async () => {
    world = await startWorld({ env: { OPEN_REQUESTS_PER_PERSON: '2' } });
    first = await ask(world, { name: 'one' });
    await ask(world, { name: 'two' });
  });
  after(() => world.close());

  it('is told so on the form, with all values kept', async () => {
    const { form, answer } = await ask(world, { name: 'three' });

    assert.match(readable(answer.body.value), /2 requests of yours wait for a decision.*withdraw one/);
    const values = inputValues(answer.body.value);
    for (const [id, value] of Object.entries(form)) assert.equal(values[id], value, id);
  });

  it('may ask again once one is withdrawn', async () => {
    const status = await world.see(chat, 'Request to publish one');
    const data = buttonData(cardOf(status), 'request.withdraw');
    await world.rita.click(chat, first.messageId, 'request.withdraw', data);

    const { answer } = await ask(world, { name: 'three' });

    assert.match(readable(answer.body.value), /Request to publish three/);
  });
});
