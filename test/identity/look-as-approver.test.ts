import assert from 'node:assert/strict';
import { groupLeftAlone } from '../../src/service/model/publication/connector-group.ts';
import { dataCentreConnectorGroupId } from '../../src/trial/sandbox/tenant/seed.ts';
import {
  adamId,
  adaptiveCard,
  clickWith,
  forgetTokens,
  loginRequest,
  silent,
  startAsApprover,
} from '../harness/chat/as-approver.ts';
import { cardOf, textOf } from '../harness/chat/card.ts';
import { elementsOf } from '../harness/chat/read-card.ts';
import type { Registered } from '../harness/chat/registered.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';
import { openForm } from '../harness/chat/see.ts';

const look = 'tenant.look';

describe('what Microsoft Graph shows to people only', () => {
  let world: Registered;
  before(async () => void (world = await startAsApprover('strict')));
  after(() => world.close());
  beforeEach(() => forgetTokens(world));

  const offered = async () => {
    const form = await openForm(world, world.rita, chat);
    const input = elementsOf(cardOf(form)).find(({ id }) => id === 'connectorGroupId');
    const choices = Reflect.get(input ?? {}, 'choices') as { value: string }[];
    return { values: choices.map(({ value }) => value), text: textOf(form) };
  };
  const typed = async (command: string, title: string) => {
    await world.adam.say(approvals, command);
    return world.see(approvals, title);
  };

  it('is shown to an approver who signs in on the card of `connectors`, and offered from then on', async () => {
    const before = await offered();
    const card = await typed('connectors', 'but to you, once you sign in');
    world.tokens.consented.add(adamId);

    const asked = await clickWith(world.adam, card, look);
    const shown = await clickWith(world.adam, card, look, silent);
    const after = await offered();

    assert.deepEqual(before.values, [groupLeftAlone]);
    assert.match(before.text, /offered here once an approver has typed “connectors” and signed in/);
    assert.deepEqual([asked.statusCode, asked.type], [401, loginRequest]);
    assert.match(JSON.stringify(asked.value), /so that Microsoft Graph shows you the connectors/);
    assert.equal(shown.type, adaptiveCard);
    assert.match(JSON.stringify(shown.value), /Data centre.*2 of 2 connectors active/);
    assert.doesNotMatch(JSON.stringify(shown.value), /Sign in and look/);
    assert.ok(after.values.includes(dataCentreConnectorGroupId));
  });

  it('is shown in the settings in the same way', async () => {
    const card = await typed('settings', 'In your name');
    assert.match(textOf(card), /Sign in and look/);
    world.tokens.consented.add(adamId);

    const shown = await clickWith(world.adam, card, look, silent);

    const text = JSON.stringify(shown.value);
    assert.match(text.slice(text.indexOf('In your name')), /connectors","value":"✓ works/);
  });

  it('asks nobody else to sign in', async () => {
    const card = await typed('connectors', 'but to you, once you sign in');

    const refused = await clickWith(world.rita, card, look);

    assert.match(JSON.stringify(refused), /for members of the approvers’ group/);
    assert.notEqual(refused.type, loginRequest);
  });
});
