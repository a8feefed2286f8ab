import assert from 'node:assert/strict';
import { colleagues } from '../../src/trial/people.ts';
import { ask, cardsWith, decide, publish, seePlan } from '../harness/chat/ask.ts';
import { actionsOf, textOf, verbsOf } from '../harness/chat/read-card.ts';
import { buttonData, cardOf, readable } from '../harness/chat/card.ts';
import { startWorld } from '../harness/chat/world.ts';
import type { World } from '../harness/chat/world.ts';
import { analytics, approvals, chat } from '../harness/chat/rooms.ts';
import { seeOn } from '../harness/chat/see.ts';

/** The words of a card that has been posted anew. */
const goesOn = 'goes on in another card';

describe('showing again', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  it('posts what waits in an opened conversation once, however often it is told', async () => {
    await ask(world, { name: 'waits' });
    await seePlan(world, 'waits');
    await world.see(chat, 'Request to publish waits: Waiting');

    await Promise.all([world.rita.open(chat), world.rita.open(chat), world.rita.open(chat)]);
    await world.see(chat, goesOn);

    const plan = await seePlan(world, 'waits');
    await decide(world, plan, 'request.approve');
    await world.see(chat, 'waits is published');
    assert.equal(cardsWith(world, chat, 'Request to publish waits').length, 1);
    assert.equal(cardsWith(world, chat, goesOn).length, 1);
  });

  it('posts nothing of what is over', async () => {
    await publish(world, 'past');
    const before = cardsWith(world, approvals, 'publish past').length;
    await ask(world, { name: 'ends' });
    const plan = await seePlan(world, 'ends');

    await world.adam.open(approvals);

    await seeOn(world, approvals, plan.id, goesOn);
    assert.equal(cardsWith(world, approvals, 'publish past').length, before);
    await decide(world, await seePlan(world, 'ends'), 'request.reject', { comment: 'Not now' });
  });

  it('gives live cards with the word requests: the status to the requester, the plan to the approver', async () => {
    await ask(world, { name: 'lively' });
    const first = await seePlan(world, 'lively');
    await world.rita.say(analytics, 'requests');
    await world.see(analytics, 'Request to publish lively: Waiting');
    await world.adam.say(approvals, 'requests');
    await seeOn(world, approvals, first.id, goesOn);

    const answer = await decide(world, await seePlan(world, 'lively'), 'request.approve');

    assert.match(readable(answer.body.value), /Approved by Adam/);
    await world.see(analytics, 'Request to publish lively: Published');
  });

  it('takes a decision on an older copy that has not lost its buttons yet, too', async () => {
    await ask(world, { name: 'older' });
    const first = { ...(await seePlan(world, 'older')) };
    await world.adam.say(approvals, 'requests');
    await seeOn(world, approvals, first.id, goesOn);

    const answer = await decide(world, first, 'request.approve');

    assert.match(readable(answer.body.value), /Approved by Adam/);
    await world.see(chat, 'older is published');
  });

  it('lists many requests with a button for each', async () => {
    for (let i = 0; i < 10; i++) await ask(world, { name: `many-${i}` });
    const first = await seePlan(world, 'many-8');

    await world.adam.say(approvals, 'requests');
    const list = await world.see(approvals, 'Open requests');
    const next =
      actionsOf(cardOf(list)).find(({ title }) => title === 'Next')?.data ?? assert.fail('no next page');
    const page2 = await world.adam.click(approvals, list.id, 'requests.page', next);
    const show = buttonData(page2.body.value, 'request.show');
    await world.adam.click(approvals, list.id, 'request.show', show);

    assert.equal(verbsOf(cardOf(list)).filter((verb) => verb === 'request.show').length, 8);
    assert.equal(verbsOf(page2.body.value).filter((verb) => verb === 'request.show').length, 2);
    await seeOn(world, approvals, first.id, goesOn);
  });

  it('answers status, list and connectors with cards', async () => {
    for (const name of ['listed', 'second']) await publish(world, name, analytics);
    await world.rita.say(chat, 'status listed');
    const one = textOf(cardOf(await world.see(chat, 'publication.refresh')));
    await world.rita.say(analytics, 'list');
    const all = textOf(cardOf(await world.see(analytics, 'Publications')));
    await world.adam.say(approvals, 'connectors');
    const health = textOf(cardOf(await world.see(approvals, 'prx-dc-01')));
    await world.rita.say(analytics, 'status nothing');

    assert.match(one, /listed-contoso\.msappproxy\.net/);
    assert.match(one, new RegExp(colleagues[1].name));
    for (const name of ['listed', 'second']) assert.ok(all.includes(name), name);
    assert.match(health, /Branch office/);
    assert.match(health, /0 of 2 connectors active/);
    await world.see(analytics, 'Nothing is called “nothing”');
  });

  it('asks in the channel, not in the thread where the approvals were bound', async () => {
    const thread = { id: `${analytics.id};messageid=1690000000000`, kind: 'channel' } as const;
    await world.adam.say(thread, 'settings approvals');

    await ask(world, { name: 'threaded' });

    const plan = await seePlan(world, 'threaded', analytics);
    assert.equal(plan.conversationId, analytics.id);
    const answer = await decide(world, plan, 'request.approve', {
      room: { id: `${analytics.id};messageid=${plan.id}`, kind: 'channel' },
    });
    assert.match(readable(answer.body.value), /Approved by Adam/);
  });
});
