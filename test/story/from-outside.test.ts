import assert from 'node:assert/strict';
import { publish } from '../harness/chat/ask.ts';
import { buttonData, cardOf, textOf } from '../harness/chat/card.ts';
import { chat } from '../harness/chat/rooms.ts';
import { seeOn } from '../harness/chat/see.ts';
import { changeHub } from '../harness/engine/by-hand.ts';
import { startWorld, type World } from '../harness/chat/world.ts';

describe('the look from outside, in a chat', () => {
  let world: World;
  before(async () => (world = await startWorld()));
  after(() => world.close());

  it('is taken again by a button, and the card is brought up to date in place', async () => {
    await publish(world, 'outside');
    const published = await world.see(chat, 'Edge verified; Qlik Sense itself not verified');
    await changeHub(
      { sandbox: world.sandbox, graph: async <T>(path: string) => (await world.graph(path)) as T },
      'outside',
    );

    const answer = await world.rita.click(
      chat,
      published.id,
      'outside.check',
      buttonData(cardOf(published), 'outside.check'),
    );
    const alarmed = await world.see(chat, 'outside-contoso.msappproxy.net answers, but does NOT ask people');

    assert.equal(answer.body.type, 'application/vnd.microsoft.card.adaptive');
    assert.equal(alarmed.id, published.id);
    assert.doesNotMatch(textOf(alarmed), /Edge verified/);
  });

  it('is taken when somebody asks for the status, whose card is brought up to date in place', async () => {
    await publish(world, 'gone-live');
    await world.see(chat, 'Edge verified; Qlik Sense itself not verified');
    await world.rita.say(chat, 'status gone-live');
    const status = await world.see(chat, 'From outside');
    await changeHub(
      { sandbox: world.sandbox, graph: async <T>(path: string) => (await world.graph(path)) as T },
      'gone-live',
    );

    await world.rita.click(chat, status.id, 'publication.refresh', { name: 'gone-live' });
    await seeOn(world, chat, status.id, 'gone-live-contoso.msappproxy.net answers, but does NOT');
  });
});
