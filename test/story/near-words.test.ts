import assert from 'node:assert/strict';
import { buttonData, cardOf, textOf } from '../harness/chat/card.ts';
import { actionsOf, elementsOf } from '../harness/chat/read-card.ts';
import type { Person, Room } from '../harness/chat/person.ts';
import { analytics, chat } from '../harness/chat/rooms.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { requester } from '../../src/trial/people.ts';

const address = 'https://qlik.contoso.com/hub';
const group: Room = { id: '19:three@unq.gbl.spaces', kind: 'groupChat' };

describe('a word that is nearly a command', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ bindApprovals: false });
  });
  after(() => world.close());

  async function press(who: Person, room: Room, said: string, data?: object) {
    const message = await world.see(room, said);
    const pressed = data ?? buttonData(cardOf(message), 'command.run');
    return who.click(room, message.id, 'command.run', pressed);
  }

  for (const room of [chat, group, analytics])
    it(`is offered with what was typed behind it, and runs at a press: ${room.kind}`, async () => {
      await world.rita.say(room, `publsh ${address}`);

      const answer = await press(world.rita, room, 'Did you mean publish?');

      const form = await world.see(room, 'request.submit');
      const [input] = elementsOf(cardOf(form)).filter(({ id }) => id === 'qlikUrl');
      assert.equal(input?.value, address);
      assert.match(JSON.stringify(answer.body.value), /publish https:\/\/qlik\.contoso\.com/);
    });

  it('is offered in the language of the person, with their own word for it', async () => {
    const german = world.as({ ...requester, locale: 'de-DE' });

    await german.say(chat, 'veröfentlichen');

    const message = await world.see(chat, 'Meinten Sie veröffentlichen?');
    assert.deepEqual(
      actionsOf(cardOf(message)).map(({ title }) => title),
      ['veröffentlichen'],
    );
  });

  it('gives whoever presses no more authority than typing does', async () => {
    await world.tom.say(analytics, 'setings approvals');

    await press(world.tom, analytics, 'Did you mean settings?').then(({ body }) =>
      assert.match(String(body.value), /You may not decide this/),
    );
  });

  it('runs commands of the table only, with a text of bounded length', async () => {
    await world.rita.say(chat, 'sttus');
    for (const data of [
      { command: 'drop', text: '' },
      { command: 'toString' },
      { command: 'status', text: 'x'.repeat(1501) },
      { command: 'status', text: { name: 'sales' } },
      {},
    ]) {
      const { body } = await press(world.rita, chat, 'Did you mean status?', data);

      assert.match(String(body.value), /This card sent something the bot does not understand/);
    }
  });

  it('with more behind it than a button holds shows its form at once', async () => {
    await world.rita.say(chat, `publsh ${address} ${'for the board '.repeat(200)}`);

    await world.see(chat, 'request.submit', 2);
  });

  it('is not looked for in a greeting, or where nothing is like it', async () => {
    await world.rita.say(group, 'hi');
    await world.rita.say(group, 'vielen Dank');
    await world.rita.say(group, 'the weather is fine');

    await world.see(group, 'Hello! What would you like to do?');
    await world.see(group, 'You are welcome.');
    const unknown = await world.see(group, 'I did not understand “the weather is fine”');
    assert.match(textOf(unknown), /"status the weather is fine"/);
  });

  it('behind help is explained with an example, and a button that starts it', async () => {
    await world.rita.say(group, 'help asign');

    const help = await world.see(group, 'assign sales-qlik tom@contoso.com, Qlik testers');
    assert.deepEqual(buttonData(cardOf(help), 'command.run'), { command: 'assign', text: '' });
    const german = world.as({ ...requester, locale: 'de-DE' });
    await german.say(group, 'zuweisen hilfe');
    await world.see(group, 'zuweisen, zuordnen');
  });
});
