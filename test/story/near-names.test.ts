import assert from 'node:assert/strict';
import { ask, decide, seePlan } from '../harness/chat/ask.ts';
import { buttonData, cardOf } from '../harness/chat/card.ts';
import { actionsOf, elementsOf } from '../harness/chat/read-card.ts';
import { analytics, chat } from '../harness/chat/rooms.ts';
import { startWorld, type World } from '../harness/chat/world.ts';

describe('a publication that is called by nearly its name', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
    await ask(world, { name: 'sales-qlik' }, { room: analytics });
    await decide(world, await seePlan(world, 'sales-qlik'), 'request.approve');
    await world.see(analytics, 'sales-qlik is published');
  });
  after(() => world.close());

  const forms: [typed: string, title: string][] = [
    ['update sales', 'Update sales-qlik'],
    ['repair “Sales Qlik”.', 'Repair sales-qlik: a form'],
    ['unpublish https://sales-qlik-contoso.msappproxy.net', 'Unpublish sales-qlik: a form'],
    ['sales status', 'publication.refresh'],
    ['history sales', 'History of sales-qlik'],
  ];
  for (const [typed, title] of forms)
    it(`is shown by its full name before anything is done: ${typed}`, async () => {
      await world.rita.say(chat, typed);

      await world.see(chat, title);
    });

  it('is offered with everything that was typed, which the form then holds', async () => {
    await world.rita.say(chat, 'assign tom@contoso.com and eva@contoso.com to slaes');
    const offer = await world.see(chat, 'Nothing is called “slaes”');

    await world.rita.click(chat, offer.id, 'command.run', buttonData(cardOf(offer), 'command.run'));

    const form = await world.see(chat, 'Assign people to sales-qlik');
    const [users] = elementsOf(cardOf(form)).filter(({ id }) => id === 'users');
    assert.equal(users?.value, 'tom@contoso.com, eva@contoso.com');
  });

  it('is offered together with the list where the name is like none', async () => {
    await world.rita.say(chat, 'unassign tom@contoso.com from marketing');

    const offer = await world.see(chat, 'Nothing is called “marketing”');
    assert.deepEqual(
      actionsOf(cardOf(offer)).map(({ title }) => title),
      ['unassign sales-qlik tom@contoso.com'],
    );
    await world.see(chat, '1 publication');
  });
});
