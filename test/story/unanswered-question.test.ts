import assert from 'node:assert/strict';
import { colleagues } from '../../src/trial/people.ts';
import { publish } from '../harness/chat/ask.ts';
import { buttonData, cardOf } from '../harness/chat/card.ts';
import { chat } from '../harness/chat/rooms.ts';
import { seeOn } from '../harness/chat/see.ts';
import { startWorld, type World } from '../harness/chat/world.ts';

const [, nadia] = colleagues;
const nadiasChat = { id: 'a:nadia', kind: 'personal' } as const;

describe('a question that Teams has, although it said that it failed', () => {
  let world: World;
  before(async () => (world = await startWorld()));
  after(() => world.close());

  it('is recognised by its answer, and kept up to date', async () => {
    const person = world.as({ ...nadia, locale: 'en-GB' });
    await person.say(nadiasChat, 'help');
    const about = 'Does asked work for you';
    world.teams.faults.push({ method: 'POST', about, isKept: true, status: 502, code: 'BadGateway' });
    await publish(world, 'asked', chat);
    const card = await world.see(nadiasChat, about);

    const data = { ...buttonData(cardOf(card), 'test.report'), seen: 'works' };
    await person.click(nadiasChat, card.id, 'test.report', data);

    await seeOn(world, nadiasChat, card.id, 'verified by Nadia Karim');
    assert.deepEqual(world.teams.faults, []);
  });
});
