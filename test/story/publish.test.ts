import assert from 'node:assert/strict';
import { publish } from '../harness/chat/ask.ts';
import { buttonData, cardOf, readable, textOf } from '../harness/chat/card.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';
import { goodForm } from '../builders/good-form.ts';
import { openForm } from '../harness/chat/see.ts';

describe('publishing from a chat', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ replicationSeconds: 0.3 });
  });
  after(() => world.close());

  it('answers a greeting with the usual commands', async () => {
    await world.rita.say(chat, 'good morning');

    const hello = await world.see(chat, 'Hello! What would you like to do?');

    assert.match(textOf(hello), /“help” shows all of them/);
  });

  it('goes from the form to published applications and test links', async () => {
    const form = await openForm(world, world.rita, chat);

    const submitted = await world.rita.click(chat, form.id, 'request.submit', goodForm);
    const approval = await world.see(approvals, '2 applications, 4 assignments, 12 changes');
    const decided = await world.adam.click(approvals, approval.id, 'request.approve', {
      ...buttonData(cardOf(approval), 'request.approve'),
      comment: 'Fine',
    });
    const published = await world.see(chat, 'https://qlik-contoso.msappproxy.net/');

    assert.equal(submitted.body.type, 'application/vnd.microsoft.card.adaptive');
    assert.match(readable(decided.body.value), /Adam Administrator/);
    assert.match(textOf(published), /Action\.OpenUrl/);
    const applications = await world.graph(
      `/beta/applications?$filter=startswith(displayName,'Qlik Sense qlik')&$select=id,displayName`,
    );
    assert.equal((applications['value'] as unknown[]).length, 2);
  });

  it('shows the end on every card of the request', async () => {
    await publish(world, 'shown');
    const approval = await world.see(approvals, 'Approval to publish shown: Published');
    await world.see(chat, 'Publishing shown: Published');
    await world.see(chat, 'Request to publish shown: Published');
    const cards = world.in(chat).map(textOf);

    assert.ok(approval.updates > 0);
    assert.equal(cards.filter((card) => card.includes('shown is published')).length, 1);
  });
});
