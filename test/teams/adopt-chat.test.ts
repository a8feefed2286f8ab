import assert from 'node:assert/strict';
import { publishApplication } from '../harness/sandbox/sandbox-calls.ts';
import { decide } from '../harness/chat/ask.ts';
import { buttonData, cardOf, textOf } from '../harness/chat/card.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';

describe('adopting from a chat', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  it('adopts what is picked from the list of what was published by hand', async () => {
    await publishApplication(world.sandbox, 'byhand');
    await world.rita.say(chat, 'adopt');
    const list = await world.see(chat, 'Applications to adopt');

    await world.rita.click(chat, list.id, 'adopt.open', buttonData(cardOf(list), 'adopt.open'));
    const form = await world.see(chat, 'Adopt what is already published');
    assert.match(textOf(form), /https:\/\/byhand-contoso\.msappproxy\.net/);
    const wrong = { ...buttonData(cardOf(form), 'request.submit'), name: 'By Hand', reason: 'One place' };
    const back = await world.rita.click(chat, form.id, 'request.submit', wrong);
    assert.match(JSON.stringify(back), /byhand-contoso.*Use lower-case letters/);
    const data = { ...buttonData(cardOf(form), 'request.submit'), name: 'byhand', reason: 'One place' };
    await world.rita.click(chat, form.id, 'request.submit', data);
    await decide(world, await world.see(approvals, 'Approval to adopt byhand: Waiting'), 'request.approve');

    await world.see(chat, 'byhand is adopted');
    await world.rita.say(chat, 'unpublish byhand');
    await world.see(chat, 'The applications were there before the bot and stay');
  });

  it('adopts any two that a person says belong together', async () => {
    const [left, right] = [
      await publishApplication(world.sandbox, 'left'),
      await publishApplication(world.sandbox, 'right'),
    ];
    await world.rita.say(chat, 'adopt');
    const list = await world.see(chat, 'right-contoso.msappproxy.net');

    const picks = {
      hubPick: `${right.applicationId} https://right-contoso.msappproxy.net`,
      authPick: `${left.applicationId} https://left-contoso.msappproxy.net`,
    };
    await world.rita.click(chat, list.id, 'adopt.open', picks);

    const form = await world.see(chat, 'https://left-contoso.msappproxy.net');
    assert.match(textOf(form), /Adopt what is already published[^]*right-contoso[^]*left-contoso/);
    const { hubApplicationId, authApplicationId } = buttonData(cardOf(form), 'request.submit');
    assert.deepEqual([hubApplicationId, authApplicationId], [right.applicationId, left.applicationId]);
  });
});
