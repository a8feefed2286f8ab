import assert from 'node:assert/strict';
import { applicationsOf, ask, cardsWith, decide, inputValues, seePlan } from '../harness/chat/ask.ts';
import { verbsOf } from '../harness/chat/read-card.ts';
import { buttonData, cardOf, readable } from '../harness/chat/card.ts';
import { startWorld } from '../harness/chat/world.ts';
import type { World } from '../harness/chat/world.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';

describe('a request that is not published', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  /** Asks for a publication and rejects it. */
  async function reject(name: string): Promise<void> {
    await ask(world, { name });
    await decide(world, await seePlan(world, name), 'request.reject', { comment: 'Not now' });
    await world.see(chat, `${name} is not published`);
  }

  it('tells the requester who rejected it and why, and opens the form again as it was sent', async () => {
    const { form } = await ask(world, { name: 'refused', authPort: '4243', groups: 'Sales analysts' });
    const plan = await seePlan(world, 'refused');

    const comment = 'Use the *data centre*, please';
    const answer = await decide(world, plan, 'request.reject', { comment });
    const told = await world.see(chat, 'refused is not published');
    await world.rita.click(chat, told.id, 'publish.open', buttonData(cardOf(told), 'publish.open'));
    const opened = await world.see(chat, 'request.submit');

    assert.match(readable(answer.body.value), /Rejected by Adam Administrator/);
    assert.match(readable(cardOf(told)), /Use the \*data centre\*, please/);
    assert.match(readable(cardOf(told)), /Rejected by Adam Administrator/);
    const values = inputValues(cardOf(opened));
    for (const [id, value] of Object.entries(form)) assert.equal(values[id], value, id);
    assert.deepEqual(await applicationsOf(world, 'refused'), []);
  });

  it('shows the rejection on every card, once, and has nothing left to decide', async () => {
    await reject('unwanted');
    const plan = await world.see(approvals, 'Approval to publish unwanted: Rejected');
    const status = await world.see(chat, 'Request to publish unwanted: Rejected');

    assert.deepEqual(
      verbsOf(cardOf(plan)).filter((verb) => verb !== 'request.refresh'),
      [],
    );
    assert.ok(!verbsOf(cardOf(status)).includes('request.withdraw'));
    assert.equal(cardsWith(world, chat, 'unwanted is not published').length, 1);
  });

  it('leaves the name to the next request', async () => {
    await reject('free');

    const { answer } = await ask(world, { name: 'free' });

    assert.match(readable(answer.body.value), /Request to publish free: Checking/);
  });

  it('is withdrawn by its requester, which ends the approval and frees the name', async () => {
    await ask(world, { name: 'regretted' });
    const plan = await seePlan(world, 'regretted');
    const data = buttonData(cardOf(plan), 'request.approve');
    const status = await world.see(chat, 'Request to publish regretted: Waiting');

    const click = () =>
      world.rita.click(chat, status.id, 'request.withdraw', buttonData(cardOf(status), 'request.withdraw'));
    const [answer, again] = [await click(), await click()];
    const late = await world.adam.click(approvals, plan.id, 'request.approve', data);
    const next = await ask(world, { name: 'regretted' });

    for (const { body } of [answer, again]) assert.match(readable(body.value), /regretted: Withdrawn/);
    assert.match(readable(late.body.value), /Approval to publish regretted: Withdrawn/);
    assert.match(readable(next.answer.body.value), /regretted: Checking/);
    await world.see(approvals, 'Approval to publish regretted: Withdrawn');
    assert.deepEqual(await applicationsOf(world, 'regretted'), []);
  });
});
