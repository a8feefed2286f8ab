import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, applicationsOf, cardsWith, decide } from '../harness/chat/ask.ts';
import { openCuttable, type Cuttable } from '../fakes/cuttable.ts';
import type { Room } from '../harness/chat/person.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';
import { see } from '../harness/chat/see.ts';

/** A job whose end could not be recorded is taken up again after a heartbeat (10 s) and a look at them (10 s). */
const healedSeconds = 40;

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

  /** What was told in a conversation when the line broke may hold up what comes after it. */
  const healed = (room: Room, text: string) => see(world.teams, room, text, 1, healedSeconds);
  const planOf = (name: string) => healed(approvals, `Approval to publish ${name}: Waiting for approval`);

  it('says so, takes nothing in meanwhile, and goes on by itself', async () => {
    await ask(world, { name: 'away' });
    const card = await planOf('away');

    line.cut();
    const during = await fetch(`${world.bot.url}/ready`);
    assert.equal(during.status, 503);
    assert.match(await during.text(), /The database cannot be reached/);
    const id = randomUUID();
    assert.equal(await world.rita.say(chat, 'list', { id }), 503);
    const click = await decide(world, card, 'request.approve');
    assert.equal(click.status, 200);
    assert.match(
      String(click.body.value),
      /cannot be done right now\. Nothing was changed\. Try again in a minute/,
    );
    const opened = await world.rita.event(chat, {}, { membersAdded: [{ id: '28:bot' }] });
    assert.equal(opened, 503);
    await sleep(3000);
    line.mend();
    assert.equal(await world.rita.say(chat, 'list', { id }), 200);
    assert.equal(await world.rita.say(chat, 'list', { id }), 200);
    await see(world.teams, chat, 'Publications');
    assert.equal(cardsWith(world, chat, 'Publications').length, 1);

    const { body } = await decide(world, card, 'request.approve');
    assert.equal(body.type, 'application/vnd.microsoft.card.adaptive', String(body.value));
    await healed(chat, 'away is published');
    assert.equal((await fetch(`${world.bot.url}/ready`)).status, 200);
  });

  it('takes a click on a card whose message id it could not record', async () => {
    world.teams.slow.postMs = 1000;
    await ask(world, { name: 'unrecorded' });
    const card = await planOf('unrecorded');

    line.cut();
    await sleep(1500);
    world.teams.slow.postMs = 0;
    line.mend();

    const { body } = await decide(world, card, 'request.approve');
    assert.equal(body.type, 'application/vnd.microsoft.card.adaptive', String(body.value));
    await healed(chat, 'unrecorded is published');
  });

  it('finishes what it was doing when the connection broke', async () => {
    await ask(world, { name: 'middle' });
    const card = await planOf('middle');

    await decide(world, card, 'request.approve');
    line.cut();
    await sleep(1500);
    line.mend();

    await healed(chat, 'middle is published');
    assert.deepEqual(await applicationsOf(world, 'middle'), [
      'Qlik Sense middle',
      'Qlik Sense middle (authentication)',
    ]);
  });
});
