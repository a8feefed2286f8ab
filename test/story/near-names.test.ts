import assert from 'node:assert/strict';
import { ask, decide, publish, seePlan } from '../harness/chat/ask.ts';
import { buttonData, cardOf, textOf } from '../harness/chat/card.ts';
import { actionsOf, elementsOf } from '../harness/chat/read-card.ts';
import { analytics, chat } from '../harness/chat/rooms.ts';
import { startWorld, type World } from '../harness/chat/world.ts';

describe('a name where nothing is published', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  for (const typed of ['update marketing', 'history marketing', 'unpublish', 'assign tom@contoso.com'])
    it(`is answered by what there is to do: ${typed}`, async () => {
      await world.rita.say(chat, typed);

      const answer = world.in(chat).at(-1) ?? assert.fail('no answer');
      assert.deepEqual(
        actionsOf(cardOf(answer)).map(({ title }) => title),
        ['publish', 'requests'],
      );
    });
});

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

  for (const typed of [
    'sales-qlik',
    'Zeig mir bitte Sales-Qlik',
    'https://sales-qlik-contoso.msappproxy.net/hub',
  ])
    it(`is shown where nothing else is said: ${typed}`, async () => {
      const count = world.in(chat).filter((one) => textOf(one).includes('publication.refresh')).length;

      await world.rita.say(chat, typed);

      await world.see(chat, 'publication.refresh', count + 1);
    });

  it('is offered where more is said about it, or where it is nearly said', async () => {
    const offers: [typed: string, ...offered: string[]][] = [
      ['who has access to sales-qlik', 'status sales-qlik'],
      ['slaes qlik', 'status sales-qlik'],
      ['remove sales-qlik', 'unpublish sales-qlik', 'unassign sales-qlik'],
      ['please undo sales-qlik', 'requests', 'status sales-qlik'],
      ['https://finance.corp.contoso.com/hub', 'publish https://finance.corp.contoso.com/hub'],
    ];
    for (const [typed, ...offered] of offers) {
      const count = world.in(chat).length;
      await world.rita.say(chat, typed);

      const answer = world.in(chat).slice(count).at(-1) ?? assert.fail(typed);
      assert.deepEqual(
        actionsOf(cardOf(answer)).map(({ title }) => title),
        offered,
      );
    }
  });

  it('is offered where the name is like none', async () => {
    await world.rita.say(chat, 'unassign tom@contoso.com from marketing');

    const offer = await world.see(chat, 'Nothing is called “marketing”');
    assert.deepEqual(
      actionsOf(cardOf(offer)).map(({ title }) => title),
      ['unassign sales-qlik tom@contoso.com'],
    );
  });

  it('is offered only for what can be done with it', async () => {
    await publish(world, 'hr-qlik', analytics);
    const offered = async (typed: string, title: string) => {
      await world.rita.say(chat, typed);
      return actionsOf(cardOf(await world.see(chat, title))).map((action) => action.title);
    };

    assert.deepEqual(await offered('restore', 'There is nothing to restore'), ['list']);
    assert.deepEqual(await offered('repair', 'Type repair'), ['repair hr-qlik', 'repair sales-qlik']);
  });
});
