import assert from 'node:assert/strict';
import { groupLeftAlone } from '../../src/service/model/publication/connector-group.ts';
import { branchOfficeConnectorGroupId } from '../../src/trial/sandbox/tenant/seed.ts';
import { applicationsOf, ask, decide, seePlan } from '../harness/chat/ask.ts';
import { cardOf, textOf } from '../harness/chat/card.ts';
import { elementsOf } from '../harness/chat/read-card.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';
import { openForm, seeOn } from '../harness/chat/see.ts';
import { startWorld, type World } from '../harness/chat/world.ts';

/** Returns the values that the form offers for the connector group. */
async function offered(world: World): Promise<string[]> {
  const form = await openForm(world, world.rita, chat);
  const input = elementsOf(cardOf(form)).find(({ id }) => id === 'connectorGroupId');
  const choices = Reflect.get(input ?? {}, 'choices') as { value: string }[];
  return choices.map(({ value }) => value);
}

async function publish(world: World, name: string, connectorGroupId: string): Promise<string> {
  await ask(world, { name, connectorGroupId });
  const card = await seePlan(world, name);
  const plan = textOf(card);
  await decide(world, card, 'request.approve');
  await world.see(chat, `${name} is published`);
  return plan;
}

async function says(world: World, command: string, title: string): Promise<string> {
  await world.adam.say(approvals, command);
  return textOf(await world.see(approvals, title));
}

describe('a strict tenant and a bot that writes as itself', () => {
  let world: World;
  before(async () => void (world = await startWorld({ permissions: 'strict', runAs: 'bot' })));
  after(() => world.close());

  it('publishes with the default connector group, and says what was not checked', async () => {
    assert.deepEqual(await offered(world), [groupLeftAlone]);

    const plan = await publish(world, 'plain', groupLeftAlone);

    assert.match(
      plan,
      /Not checked, because Microsoft Graph does not show it to the bot: whether the connectors/,
    );
    assert.match(plan, /The default connector group/);
  });

  it('names approver mode in the settings, and no command that would change nothing', async () => {
    const shown = await says(world, 'settings', 'What the bot can do');

    assert.match(shown, /refused: Microsoft Graph lets only people do this here/);
    assert.match(shown, /GRAPH_RUN_AS=approver, see deploy\/README\.md/);
    assert.doesNotMatch(shown, /grant-permissions/);
  });

  it('says why `connectors` shows no health', async () => {
    assert.match(
      await says(world, 'connectors', 'Connectors'),
      /does not show connectors to the bot.*approver mode/,
    );
  });
});

describe('a strict tenant and a bot that writes as the approver', () => {
  let world: World;
  before(async () => void (world = await startWorld({ permissions: 'strict', runAs: 'approver' })));
  after(() => world.close());

  it('publishes, and offers afterwards the groups that the approver has seen', async () => {
    assert.deepEqual(await offered(world), [groupLeftAlone]);

    const plan = await publish(world, 'first', groupLeftAlone);

    assert.match(
      plan,
      /Looked at in the name of who approves, before anything is written: whether the connectors work/,
    );
  });

  it('shows an approver who is signed in the connectors, in the settings and in `connectors`', async () => {
    const settings = await says(world, 'settings', 'In your name');
    const connectors = await says(world, 'connectors', 'Connectors');

    assert.match(settings, /read with the sign-in of whoever approves/);
    assert.match(settings.slice(settings.indexOf('In your name')), /connectors","value":"✓ works/);
    assert.doesNotMatch(settings, /grant-permissions|lets only people/);
    assert.match(connectors, /connectors? active/);
    assert.doesNotMatch(connectors, /does not show connectors/);
  });

  it('shows the approver what their own look finds wrong, and writes nothing', async () => {
    assert.ok((await offered(world)).includes(branchOfficeConnectorGroupId));
    await ask(world, { name: 'dead', connectorGroupId: branchOfficeConnectorGroupId });
    const card = await seePlan(world, 'dead');
    await decide(world, card, 'request.approve');

    const told = await seeOn(world, approvals, card.id, 'Sent back: this is no longer possible');
    assert.match(textOf(told), /No connector of Branch office is active/);
    assert.deepEqual(await applicationsOf(world, 'dead'), []);
  });
});
