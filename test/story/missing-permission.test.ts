import assert from 'node:assert/strict';
import { chat, startWorld, textOf, type World } from '../fakes/world.ts';

describe('a bot that lacks a permission', () => {
  let world: World;
  before(async () => {
    const fault = { kind: 'status', status: 403, code: 'Authorization_RequestDenied' } as const;
    world = await startWorld({ faults: [{ path: '/users$', fault }] });
  });
  after(() => world.close());

  it('names it and the command that grants it in the settings', async () => {
    await world.rita.say(chat, 'settings');

    const card = await world.see(chat, 'refused: User.Read.All is missing');

    assert.match(textOf(card), /node deploy\/grant-permissions\.ts/);
    assert.match(textOf(card), /connectors.*✓ works/);
  });

  it('refuses before anybody fills in a form', async () => {
    await world.rita.say(chat, 'publish');

    const card = await world.see(chat, 'Nothing can be published or changed now');

    assert.match(textOf(card), /\(User.Read.All\)/);
    assert.doesNotMatch(textOf(card), /request\.submit/);
  });
});

describe('a bot that may not read connectors', () => {
  let world: World;
  before(async () => {
    const fault = { kind: 'status', status: 403, code: 'Authorization_RequestDenied' } as const;
    world = await startWorld({ faults: [{ path: '/connectorGroups', fault }] });
  });
  after(() => world.close());

  it('answers its own tenant, and says what it lacks', async () => {
    await world.rita.say(chat, 'settings');

    const card = await world.see(chat, 'refused: Application Administrator is missing');

    assert.match(textOf(card), /✓ works/);
  });
});
