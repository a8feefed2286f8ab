import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, applicationsOf, decide, seePlan } from '../fakes/ask.ts';
import { openCuttable, type Cuttable } from '../fakes/cuttable.ts';
import { chat, startWorld, type World } from '../fakes/world.ts';

describe('a bot that loses its database', () => {
  let line: Cuttable;
  let world: World;
  before(async () => {
    world = await startWorld({
      databaseAt: async (address) => {
        const url = new URL(address);
        line = await openCuttable(Number(url.port));
        url.port = String(line.port);
        return url.href;
      },
    });
  });
  after(async () => {
    await world.close();
    await line.close();
  });

  it('says so, takes nothing in meanwhile, and goes on by itself', async () => {
    await ask(world, { name: 'away' });
    const card = await seePlan(world, 'away');

    line.cut();
    const during = await fetch(`${world.bot.url}/ready`);
    assert.equal(during.status, 503);
    assert.match(await during.text(), /The database cannot be reached/);
    assert.equal(await world.rita.say(chat, 'list'), 500);
    await sleep(3000);
    line.mend();

    await decide(world, card, 'request.approve');
    await world.see(chat, 'away is published');
    assert.equal((await fetch(`${world.bot.url}/ready`)).status, 200);
  });

  it('finishes what it was doing when the connection broke', async () => {
    await ask(world, { name: 'middle' });
    const card = await seePlan(world, 'middle');

    await decide(world, card, 'request.approve');
    line.cut();
    await sleep(1500);
    line.mend();

    await world.see(chat, 'middle is published');
    assert.deepEqual(await applicationsOf(world, 'middle'), [
      'Qlik Sense middle',
      'Qlik Sense middle (authentication)',
    ]);
  });
});
