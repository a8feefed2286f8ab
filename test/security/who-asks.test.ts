import assert from 'node:assert/strict';
import { administrator, requester } from '../../src/trial/people.ts';
import { salesGroupId } from '../../src/trial/sandbox/tenant/seed.ts';
import { guestId, users } from '../../src/trial/sandbox/tenant/seed-users.ts';
import type { RequestForm } from '../../src/service/model/request/form.ts';
import type { RequestKind } from '../../src/service/model/request/request.ts';
import type { Deps } from '../../src/service/model/deps.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { anActor, sendOwnForm } from '../harness/engine/send-form.ts';
import { readable } from '../harness/chat/card.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { analytics, chat } from '../harness/chat/rooms.ts';

const erik = { id: guestId, name: 'Erik Lindqvist' };
const stranger = { id: '0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f1', name: 'Nobody Known' };

function named(name: string): { id: string; name: string } {
  const id = users.find(({ displayName }) => displayName === name)?.id ?? assert.fail(name);
  return { id, name };
}

describe('who asks', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
    await engine.run('publish', { name: 'live', qlikUrl: 'https://live.corp.contoso.com' });
    await engine.run('publish', { name: 'gone', qlikUrl: 'https://gone.corp.contoso.com' });
    await engine.run('unpublish', { name: 'gone' });
  });
  after(() => engine.close());

  const send = (
    who: { id: string; name: string },
    name: string,
    kind: RequestKind = 'publish',
    deps: Deps = engine.deps,
    form: Partial<RequestForm> = {},
  ) => sendOwnForm(deps, anActor(who, engine.sandbox.tenantId), kind, { ...form, name });
  const requestsOf = ({ id }: { id: string }) =>
    engine.deps.db.selectFrom('request').selectAll().where('requester_id', '=', id).execute();
  const update = {
    displayName: 'Qlik',
    externalUrl: 'https://live-contoso.msappproxy.net',
    authExternalUrl: 'https://live-auth-contoso.msappproxy.net',
  };

  const kinds: [RequestKind, name: string, form?: Partial<RequestForm>][] = [
    ['publish', 'new'],
    ['assign', 'live'],
    ['unassign', 'live'],
    ['update', 'live', update],
    ['unpublish', 'live'],
    ['restore', 'gone'],
    ['repair', 'live'],
    ['adopt', 'taken', { hubApplicationId: crypto.randomUUID() }],
  ];
  for (const [kind, name, form = {}] of kinds)
    it(`is no guest, whatever is asked for: ${kind}`, async () => {
      await assert.rejects(
        send(erik, name, kind, engine.deps, form),
        /Guests of this organisation may not ask/,
      );

      assert.deepEqual(await requestsOf(erik), []);
    });

  it('is nobody whom the tenant does not know', async () => {
    await assert.rejects(send(stranger, 'unknown'), /no longer, or not yet, in the directory/);

    assert.deepEqual(await requestsOf(stranger), []);
  });

  it('is written down when refused', async () => {
    const events = engine.deps.db.selectFrom('event').selectAll().where('actor_id', '=', guestId);
    const [event] = await events.where('kind', '=', 'refused').execute();

    assert.equal(event?.details['what'], 'request.submit');
    assert.match(JSON.stringify(event?.details['reason']), /Guests of this organisation may not ask/);
  });

  it('is refused while Graph does not say whether they are a guest', async () => {
    const graphFor: Deps['graphFor'] = () => {
      throw new Error('away');
    };
    const slow: Deps['graphFor'] = (id) =>
      Object.assign(Object.create(engine.deps.graphFor(id)), {
        api: () => ({ select: () => ({ get: () => new Promise(() => {}) }) }),
      });

    for (const graph of [graphFor, slow]) {
      const deps = { ...engine.deps, members: new Map(), graphFor: graph };
      await assert.rejects(send(requester, 'away', 'publish', deps), /cannot be checked right now/);
    }
  });

  it('is refused when Graph answers without saying it', async () => {
    for (const answer of [
      {},
      { id: requester.id },
      { id: erik.id, userType: 'Member' },
      { id: requester.id, userType: 'Guest' },
    ]) {
      const get = async () => answer;
      const graphFor = (() => ({ api: () => ({ select: () => ({ get }) }) })) as unknown as Deps['graphFor'];
      const deps = { ...engine.deps, members: new Map(), graphFor };

      await assert.rejects(send(requester, 'empty', 'publish', deps), /cannot be checked|Guests/);
    }
  });

  it('is believed to be no guest for a minute, and no longer', async () => {
    const members = new Map([[requester.id, Date.now() + 60_000]]);
    const away: Deps['graphFor'] = () => assert.fail('Graph was asked');
    const graphFor = ((id) =>
      Object.assign(Object.create(engine.deps.graphFor(id)), { api: away })) as Deps['graphFor'];

    const { state } = await send(requester, 'believed', 'publish', { ...engine.deps, members, graphFor });
    members.set(requester.id, Date.now() - 1);

    assert.equal(state, 'submitted');
    const later = send(requester, 'later', 'publish', { ...engine.deps, members, graphFor });
    await assert.rejects(later, /cannot be checked right now/);
  });

  describe('where a group may', () => {
    const inGroup = () => ({ ...engine.deps, requesterGroupId: salesGroupId });

    it('is in it', async () => {
      assert.equal((await send(named('Mateus Silva'), 'inside', 'publish', inGroup())).state, 'submitted');
    });

    it('is in it through another group', async () => {
      assert.equal((await send(named("Siobhan O'Brien"), 'nested', 'publish', inGroup())).state, 'submitted');
    });

    for (const who of [requester, administrator])
      it(`is not ${who.name}, whoever else they are`, async () => {
        const sent = send(who, 'outside', 'publish', inGroup());

        await assert.rejects(sent, /You may not ask for this/);
      });

    it('is nobody once the group is gone', async () => {
      const deps = { ...engine.deps, requesterGroupId: crypto.randomUUID() };

      await assert.rejects(send(requester, 'orphan', 'publish', deps), /does not know the requesters’ group/);
    });

    it('leaves it at once with the group', async () => {
      const deps = { ...inGroup(), members: new Map([[requester.id, Date.now() + 60_000]]) };

      await assert.rejects(send(requester, 'left', 'publish', deps), /You may not ask for this/);
    });
  });
});

describe('who may not ask', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ env: { REQUESTER_GROUP_ID: salesGroupId } });
  });
  after(() => world.close());

  it('is told so before filling in a form', async () => {
    const guest = world.as({ ...erik, locale: 'en-US' });

    await world.rita.say(chat, 'publish');
    await guest.say(analytics, 'publish');

    await world.see(chat, 'You may not ask for this');
    await world.see(analytics, 'Guests of this organisation may not ask');
    assert.doesNotMatch(world.teams.messages.map((one) => readable(one.activity)).join(), /request\.submit/);
  });

  it('gets no form by a button either', async () => {
    const before = world.in(chat).length;

    for (const [verb, data] of [
      ['publish.open', {}],
      ['adopt.open', { name: 'x', hubApplicationId: crypto.randomUUID() }],
    ] as const) {
      const { body } = await world.rita.click(chat, '1', verb, data);
      assert.match(String(body.value), /You may not ask for this/);
    }
    assert.equal(world.in(chat).length, before);
  });
});
