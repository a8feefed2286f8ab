import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { ask, seePlan } from '../harness/chat/ask.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { analytics, approvals, chat } from '../harness/chat/rooms.ts';

describe('a message that is refused', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  function post(body: string): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return fetch(`${world.bot.url}/api/messages`, { method: 'POST', headers, body });
  }

  it('is larger than any activity', async () => {
    const response = await post(JSON.stringify({ type: 'message', text: 'x'.repeat(1024 * 1024) }));

    assert.equal(response.status, 413);
  });

  it('is broken JSON', async () => {
    assert.equal((await post('{"type": "message", ')).status, 400);
  });

  it('is JSON but no activity', async () => {
    for (const body of ['[]', '"text"', 'null', '{}'])
      assert.ok([400, 401].includes((await post(body)).status), body);
  });

  it('comes from another tenant', async () => {
    const before = world.in(chat).length;
    const conversation = { id: chat.id, conversationType: 'personal', tenantId: randomUUID() };

    const status = await world.rita.say(chat, 'help', { conversation, channelData: {} });

    assert.equal(status, 200);
    assert.equal(world.in(chat).length, before);
  });

  it('is said in a channel to somebody else', async () => {
    const before = world.in(analytics).length;

    await world.rita.say(analytics, 'help', { entities: [], text: 'help' });

    assert.equal(world.in(analytics).length, before);
  });

  it('would bind the approvals channel without being an approver', async () => {
    await world.tom.say(analytics, 'settings approvals');
    await world.see(analytics, 'You may not decide this');

    await ask(world, { name: 'bound' });

    await seePlan(world, 'bound', approvals);
  });
});
