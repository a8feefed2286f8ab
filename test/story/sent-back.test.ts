import assert from 'node:assert/strict';
import { applicationsOf, ask, decide, inputValues, seePlan } from '../harness/chat/ask.ts';
import { buttonData, cardOf, textOf } from '../harness/chat/card.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { publishApplication } from '../harness/sandbox/sandbox-calls.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';
import { seeOn } from '../harness/chat/see.ts';

describe('an approval of what has become impossible', () => {
  let world: World;
  before(async () => void (world = await startWorld()));
  after(() => world.close());

  it('sends the form back with the reason and everything typed, and it can be sent again', async () => {
    const { messageId, form } = await ask(world, { name: 'taken' });
    const plan = await seePlan(world, 'taken');
    const thief = { internalUrl: `${form.qlikUrl}/` };
    await publishApplication(world.sandbox, 'thief', thief);

    await decide(world, plan, 'request.approve');

    const told = await seeOn(
      world,
      approvals,
      plan.id,
      'Sent back: this is no longer possible as it was planned',
    );
    assert.match(textOf(told), /is already published by the application “thief”/);
    assert.match(textOf(told), /Approved by Adam/);
    const back = await seeOn(world, chat, messageId, 'correct what is marked');
    assert.match(textOf(back), /is already published by the application “thief”/);
    const typed = inputValues(cardOf(back));
    for (const [id, value] of Object.entries(form)) assert.equal(typed[id], value, id);
    assert.deepEqual(await applicationsOf(world, 'taken'), []);

    const data = {
      ...typed,
      ...buttonData(cardOf(back), 'request.submit'),
      qlikUrl: 'https://free.corp.contoso.com',
    };
    await world.rita.click(chat, messageId, 'request.submit', data);
    const again = await seePlan(world, 'taken');
    assert.notEqual(again.id, plan.id);
    await decide(world, again, 'request.approve');

    await world.see(chat, 'taken is published');
  });
});
