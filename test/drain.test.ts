import assert from 'node:assert/strict';
import { startWorld } from './harness/chat/world.ts';
import { chat } from './harness/chat/rooms.ts';

describe('a bot that is told to stop', () => {
  it('sends others away, still answers who comes, ends what is under way, and is gone', async () => {
    const world = await startWorld({ env: { DRAIN_SECONDS: '1' } });
    const { bot, teams, rita } = world;
    const ready = () => fetch(`${bot.url}/ready`);
    assert.equal((await ready()).status, 200);
    teams.slow.postMs = 1500;

    const underWay = rita.say(chat, 'help');
    const closed = world.close();
    const told = await ready();
    const late = await rita.say(chat, 'list');

    assert.equal(told.status, 503);
    assert.deepEqual(await told.json(), { status: 'not ready', reason: 'The bot is stopping' });
    assert.deepEqual([await underWay, late], [200, 200]);
    await closed;
    assert.equal(world.in(chat).length, 2);
    await assert.rejects(ready());
  });
});
