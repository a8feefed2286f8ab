import assert from 'node:assert/strict';
import { ask, cardsWith, decide, seePlan } from '../harness/chat/ask.ts';
import { textOf, verbsOf } from '../harness/chat/read-card.ts';
import { buttonData, cardOf, readable } from '../harness/chat/card.ts';
import { eventually } from '../harness/eventually.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { analytics, approvals, chat } from '../harness/chat/rooms.ts';
import { openForm } from '../harness/chat/see.ts';

describe('while Microsoft Graph cannot be reached', () => {
  let world: World;
  let bringBack: () => Promise<void>;
  before(async () => {
    world = await startWorld();
    await ask(world, { name: 'before' });
    await seePlan(world, 'before');
    bringBack = await world.loseGraph();
  });
  after(() => world.close());

  it('opens the form with the connector groups it has just read', async () => {
    const form = await openForm(world, world.rita, chat);

    assert.match(textOf(cardOf(form)), /Data centre – 2 of 2 connectors active/);
  });

  it('takes a request, which waits and says so', async () => {
    const { answer } = await ask(world, { name: 'patient' });

    assert.match(readable(answer.body.value), /Request to publish patient: Checking/);
    const status = await world.see(chat, 'Microsoft Graph cannot be reached; resuming at');
    assert.match(textOf(cardOf(status)), /Publish patient/);
    assert.equal(cardsWith(world, approvals, 'patient').length, 0);
  });

  it('does not say so any more on a request that was withdrawn', async () => {
    const { messageId } = await ask(world, { name: 'hasty' }, { room: analytics });
    const status = await world.see(analytics, 'Microsoft Graph cannot be reached');

    const data = buttonData(cardOf(status), 'request.withdraw');
    const answer = await world.rita.click(analytics, messageId, 'request.withdraw', data);

    assert.match(textOf(answer.body.value), /Nothing was created/);
    assert.doesNotMatch(textOf(answer.body.value), /cannot be reached/);
  });

  it('refuses to decide, because the approver cannot be checked', async () => {
    const plan = await seePlan(world, 'before');

    const answer = await decide(world, plan, 'request.approve');

    assert.match(String(answer.body.value), /cannot be checked right now/);
    assert.ok(verbsOf(cardOf(await seePlan(world, 'before'))).includes('request.approve'));
  });

  it('says that it is not ready, and why', async () => {
    const response = await fetch(`${world.bot.url}/ready`);

    assert.equal(response.status, 503);
    assert.match(await response.text(), /Microsoft Graph cannot be reached/);
  });

  it('plans what has waited as soon as Graph is back', async () => {
    await ask(world, { name: 'steady' });
    await world.see(chat, 'Microsoft Graph cannot be reached; resuming at');

    await bringBack();

    await decide(world, await seePlan(world, 'steady'), 'request.approve');
    await world.see(chat, 'steady is published');
    // Other requests that waited may be planned a moment later.
    await eventually(async () => assert.equal(cardsWith(world, chat, 'cannot be reached').length, 0), 15);
    assert.equal(cardsWith(world, approvals, 'hasty').length, 0);
  });
});
