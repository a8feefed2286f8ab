import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { ask, decide, inputValues, seePlan } from '../harness/chat/ask.ts';
import { buttonData, cardOf, readable } from '../harness/chat/card.ts';
import type { ClickAnswer, Person, Room } from '../harness/chat/person.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { analytics, approvals, chat } from '../harness/chat/rooms.ts';
import { goodForm } from '../builders/good-form.ts';
import { openForm, seeOn } from '../harness/chat/see.ts';

const message = 'application/vnd.microsoft.activity.message';

describe('a form that is sent from a message', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const send = (who: Person, room: Room, messageId: string, name: string, overrides = {}) =>
    who.click(
      room,
      messageId,
      'request.submit',
      { ...goodForm, name, qlikUrl: `https://${name}.corp.contoso.com` },
      overrides,
    );

  function assertRefused({ body }: ClickAnswer, says: RegExp): void {
    assert.equal(body.type, message);
    assert.match(String(body.value), says);
  }

  async function assertUnasked(name: string): Promise<void> {
    await world.rita.say(chat, `status ${name}`);
    await world.see(chat, `Nothing is called “${name}”`);
  }

  it('leaves an approval card what it is', async () => {
    await ask(world, { name: 'victim' });
    const plan = await seePlan(world, 'victim');

    assertRefused(await send(world.tom, approvals, plan.id, 'taker'), /belongs to another request/);
    assertRefused(await send(world.rita, approvals, plan.id, 'taker'), /belongs to another request/);

    await decide(world, plan, 'request.approve');
    await world.see(chat, 'victim is published');
    await seeOn(world, approvals, plan.id, 'Approval to publish victim');
    await assertUnasked('taker');
  });

  for (const [kind, text] of [
    ['progress', 'Publishing victim'],
    ['result', 'victim is published'],
    ['status', 'Request to publish victim'],
  ] as const)
    it(`leaves a ${kind} card what it is`, async () => {
      const card = await world.see(chat, text);

      assertRefused(await send(world.rita, chat, card.id, `from-${kind}`), /belongs to another request/);

      await assertUnasked(`from-${kind}`);
    });

  it('leaves the card of a rejected request what it is', async () => {
    const { messageId } = await ask(world, { name: 'declined' });
    await decide(world, await seePlan(world, 'declined'), 'request.reject', { comment: 'No' });
    await seeOn(world, chat, messageId, 'Rejected');

    assertRefused(await send(world.rita, chat, messageId, 'declined'), /belongs to another request/);
  });

  it('continues the card of one’s own request that went back for a correction, for a new request', async () => {
    const { messageId, form } = await ask(world, { name: 'mend', groups: 'Misspelt' });
    await seeOn(world, chat, messageId, 'Misspelt is not a group');

    const mended = await world.rita.click(chat, messageId, 'request.submit', {
      ...form,
      groups: 'Qlik testers',
    });

    assert.match(readable(mended.body.value), /Request to publish mend: Checking/);
    await seePlan(world, 'mend');
    await seeOn(world, chat, messageId, 'Waiting for approval');
  });

  it('makes one request of a correction that is sent several times at once', async () => {
    const { messageId, form } = await ask(world, { name: 'hasty', groups: 'Misspelt' });
    await seeOn(world, chat, messageId, 'Misspelt is not a group');

    const answers = await Promise.all(
      [1, 2, 3, 4].map(() =>
        world.rita.click(chat, messageId, 'request.submit', { ...form, groups: 'Qlik testers' }),
      ),
    );

    const ids = answers.map(({ body }) => buttonData(body.value, 'request.withdraw')['requestId']);
    assert.equal(new Set(ids).size, 1);
    await seePlan(world, 'hasty');
  });

  it('does not let the first request of a corrected card speak there again', async () => {
    const { messageId, form } = await ask(world, { name: 'older', groups: 'Misspelt' });
    const first = await requestIdOn(world, 'older');
    await seeOn(world, chat, messageId, 'Misspelt is not a group');
    await world.rita.click(chat, messageId, 'request.submit', { ...form, groups: 'Qlik testers' });

    const { body } = await world.rita.click(chat, messageId, 'request.retry', { requestId: first });

    assertRefused({ status: 200, body }, /not the current one/);
    await seeOn(world, chat, messageId, 'Request to publish older');
  });

  it('does not let somebody else correct it', async () => {
    const { messageId, form } = await ask(world, { name: 'ritas', groups: 'Misspelt' }, { room: analytics });
    await seeOn(world, analytics, messageId, 'Misspelt is not a group');

    const answer = await world.tom.click(analytics, messageId, 'request.submit', { ...form, groups: '' });

    assertRefused(answer, /Only Rita Requester can correct this request/);
  });

  it('is not somebody else’s form', async () => {
    const form = await openForm(world, world.rita, analytics);

    assertRefused(await send(world.tom, analytics, form.id, 'toms'), /opened by somebody else/);

    assert.match(readable((await send(world.rita, analytics, form.id, 'hers')).body.value), /publish hers/);
  });

  const crafted: [what: string, id: (world: World) => Promise<string>][] = [
    ['no message', async () => ''],
    ['a message nobody knows', async () => '1699999999999'],
    ['words for a message', async () => "' or 1=1 --"],
    ['a form of another conversation', async (w) => (await openForm(w, w.rita, analytics)).id],
    ['a card of another conversation', async (w) => (await w.see(approvals, 'Approval to publish')).id],
    ['a message that is no form', async (w) => (await w.see(chat, 'Nothing is called')).id],
  ];
  for (const [i, [what, idOf]] of crafted.entries())
    it(`makes no request of ${what}, and gives what was typed back in a new form`, async () => {
      const id = await idOf(world);
      const before = new Set(world.in(chat).map((one) => one.id));

      assertRefused(await send(world.rita, chat, id, `crafted-${i}`), /not known any more.*new one below/);

      const posted = world.in(chat).find((one) => !before.has(one.id)) ?? assert.fail('no form');
      assert.equal(inputValues(cardOf(posted))['name'], `crafted-${i}`);
      const again = await send(world.rita, chat, posted.id, `crafted-${i}`);
      assert.match(readable(again.body.value), new RegExp(`publish crafted-${i}`));
    });

  it('does not give the request of somebody else who sent the same activity', async () => {
    const id = randomUUID();
    const [hers, his] = [
      await openForm(world, world.rita, chat),
      await openForm(world, world.tom, { id: 'a:tom', kind: 'personal' }),
    ];
    await send(world.rita, chat, hers.id, 'secret-plan', { id });

    const { body } = await send(world.tom, { id: 'a:tom', kind: 'personal' }, his.id, 'copycat', { id });

    assert.doesNotMatch(readable(body.value), /secret-plan/);
  });
});

async function requestIdOn(world: World, name: string): Promise<string> {
  await world.see(chat, name);
  const cards = world.in(chat).map((one) => readable(cardOf(one)));
  const card = cards.findLast((one) => one.includes(name)) ?? '';
  return /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(card)?.[0] ?? randomUUID();
}
