import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { startWorld, type World } from '../harness/chat/world.ts';
import type { Fault } from '../fakes/teams.ts';
import { ask, seePlan } from '../harness/chat/ask.ts';
import { eventually } from '../harness/eventually.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';

describe('an answer that Teams does not take', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());
  afterEach('every fault has been met', () => assert.deepEqual(world.teams.faults, []));

  const fail = (fault: Partial<Fault>) =>
    world.teams.faults.push({ method: 'POST', status: 0, code: 'Fault', ...fault });

  const passing: Record<string, Partial<Fault>> = {
    'it is unavailable': { status: 503 },
    'a gateway in front of it fails': { status: 502 },
    'it fails': { status: 500 },
    'it wants to be left alone for long': { status: 429, headers: { 'retry-after': '600' } },
    'the connection breaks': { isCut: true },
  };
  for (const [why, fault] of Object.entries(passing))
    it(`because ${why} has the message come again, and is then given once`, async () => {
      const before = world.in(chat).length;
      const id = randomUUID();
      fail(fault);

      const first = await world.rita.say(chat, 'help', { id });
      const missed = world.in(chat).length;
      const again = await world.rita.say(chat, 'help', { id });
      const late = await world.rita.say(chat, 'help', { id });

      assert.deepEqual([first, again, late], [503, 200, 200]);
      assert.deepEqual([missed, world.in(chat).length], [before, before + 1]);
    });

  it('for good has nobody come again', async () => {
    fail({ status: 403, code: 'BotNotInConversationRoster' });

    assert.equal(await world.rita.say(chat, 'help'), 200);
  });

  it('yet has a second delivery come later, and is given once', async () => {
    const before = world.in(chat).length;
    const id = randomUUID();
    world.teams.slow.postMs = 600;

    const first = world.rita.say(chat, 'help', { id });
    await sleep(200);
    const meanwhile = await world.rita.say(chat, 'help', { id });
    const done = await first;
    world.teams.slow.postMs = 0;

    assert.deepEqual([done, meanwhile], [200, 503]);
    assert.equal(await world.rita.say(chat, 'help', { id }), 200);
    assert.equal(world.in(chat).length, before + 1);
  });

  it('of welcome is given when the bot is told again of its new place', async () => {
    const place = { id: '19:new@thread.tacv2', kind: 'channel' } as const;
    fail({ status: 503 });

    await world.rita.open(place);
    assert.equal(world.in(place).length, 0);
    await world.rita.open(place);
    await world.rita.open(place);

    assert.equal(world.in(place).length, 1);
  });

  it('of welcome for good has what waits there shown all the same', async () => {
    await ask(world, { name: 'greeted' });
    await seePlan(world, 'greeted');
    const before = world.in(approvals).length;
    fail({ status: 403, code: 'NotEnoughPermissions', about: 'Hello, this is the Qlik publisher' });

    await world.rita.open(approvals);

    await eventually(async () => {
      assert.equal(world.in(approvals).length, before + 1);
    }, 20);
  });
});
