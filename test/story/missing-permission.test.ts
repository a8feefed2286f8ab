import assert from 'node:assert/strict';
import sinon from 'sinon';
import { textOf } from '../harness/chat/card.ts';
import { applicationsOf, ask } from '../harness/chat/ask.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { chat } from '../harness/chat/rooms.ts';
import { openForm } from '../harness/chat/see.ts';

const refused = { kind: 'status', status: 403, code: 'Authorization_RequestDenied' } as const;
const lacking = (path: string) => startWorld({ faults: [{ path, fault: refused }] });

describe('a bot that lacks a permission', () => {
  let world: World;
  before(async () => void (world = await lacking('/users$')));
  after(() => world.close());

  it('names it and the command that grants it in the settings', async () => {
    await world.rita.say(chat, 'settings');

    const card = await world.see(chat, 'refused: User.Read.All is missing');

    assert.match(textOf(card), /node deploy\/grant-permissions\.ts --run-as bot”/);
    assert.match(textOf(card), /connectors.*✓ works/);
  });

  for (const [index, command] of ['publish', 'adopt'].entries())
    it(`refuses before anybody fills in a form: ${command}`, async () => {
      await world.rita.say(chat, command);

      const card = await world.see(chat, 'Nothing can be published or changed now', index + 1);

      assert.match(textOf(card), /\(User.Read.All\)/);
      assert.doesNotMatch(textOf(card), /request\.submit/);
    });
});

describe('a bot that loses a permission while somebody fills in a form', () => {
  let world: World;
  before(async () => void (world = await startWorld()));
  after(() => world.close());

  it('makes no request of it, and the form stays', async () => {
    const { id } = await openForm(world, world.rita, chat);
    world.sandbox.faults.add({ path: '/users$', fault: refused });
    // The result of the self-test at start is trusted for five minutes.
    const running = performance.now();
    const clock = sinon.useFakeTimers({ toFake: ['performance'] });
    clock.tick(running + 301_000);

    const { answer } = await ask(world, { name: 'lost' }, { formId: id });

    clock.restore();

    assert.match(String(answer.body.value), /Nothing can be published or changed now/);
    const form = world.in(chat).find((one) => one.id === id);
    assert.match(textOf(form ?? assert.fail()), /request\.submit/);
    assert.deepEqual(await applicationsOf(world, 'lost'), []);
  });
});

describe('a bot that may not read connectors', () => {
  let world: World;
  before(async () => void (world = await lacking('/connectorGroups')));
  after(() => world.close());

  it('answers its own tenant, and says that no role would help', async () => {
    await world.rita.say(chat, 'settings');

    const card = await world.see(chat, 'refused: Microsoft Graph lets only people do this here');

    assert.match(textOf(card), /✓ works/);
    assert.doesNotMatch(textOf(card), /grant-permissions/);
  });
});
