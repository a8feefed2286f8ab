import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { applicationsOf, ask, cardsWith, decide, publish, seePlan } from '../harness/chat/ask.ts';
import { textOf } from '../harness/chat/read-card.ts';
import { cardOf, readable } from '../harness/chat/card.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { publishApplication } from '../harness/sandbox/sandbox-calls.ts';
import { analytics, approvals, chat } from '../harness/chat/rooms.ts';
import { goodForm } from '../builders/good-form.ts';
import { openForm } from '../harness/chat/see.ts';

describe('one effect', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  it('gives one form when a message is delivered twice', async () => {
    const before = cardsWith(world, analytics, 'request.submit').length;
    const id = randomUUID();

    await Promise.all([1, 2].map(() => world.rita.say(analytics, 'publish', { id })));
    await world.rita.say(analytics, 'publish', { id });

    assert.equal(cardsWith(world, analytics, 'request.submit').length, before + 1);
  });

  it('makes one request when the form is sent twice, at once and later', async () => {
    const { id } = await openForm(world, world.rita, chat);
    const form = { ...goodForm, name: 'twice', qlikUrl: 'https://twice.corp.contoso.com' };
    const send = (overrides = {}) => world.rita.click(chat, id, 'request.submit', form, overrides);

    const same = { id: randomUUID() };
    const answers = await Promise.all([send(same), send(same), send(), send()]);
    await seePlan(world, 'twice');
    answers.push(await send(same), await send());

    for (const { body } of answers) assert.match(readable(body.value), /Request to publish twice/);
    assert.equal(new Set(answers.map(({ body }) => requestIdOn(body.value))).size, 1);
    assert.equal(cardsWith(world, approvals, 'Approval to publish twice').length, 1);
  });

  it('publishes once when one approver clicks again and again', async () => {
    await ask(world, { name: 'eager' });
    const plan = await seePlan(world, 'eager');

    const same = { id: randomUUID() };
    const data = { requestId: requestIdOn(cardOf(plan)), digest: digestOn(cardOf(plan)) };
    const click = (overrides = {}) =>
      world.adam.click(approvals, plan.id, 'request.approve', data, overrides);
    const answers = await Promise.all([click(same), click(same), click()]);
    await world.see(chat, 'eager is published');
    answers.push(await click(same));

    for (const { body } of answers) assert.match(readable(body.value), /Approved by Adam Administrator/);
    assert.deepEqual(await applicationsOf(world, 'eager'), [
      'Qlik Sense eager',
      'Qlik Sense eager (authentication)',
    ]);
    assert.equal(cardsWith(world, chat, 'eager is published').length, 1);
  });

  it('takes the first of two approvers who click at once', async () => {
    await ask(world, { name: 'race' });
    const plan = await seePlan(world, 'race');

    const answers = await Promise.all([
      decide(world, plan, 'request.approve', { who: world.adam }),
      decide(world, plan, 'request.approve', { who: world.olga }),
    ]);
    await world.see(chat, 'race is published');

    const deciders = answers.map(({ body }) => /Approved by ([\w ]+)/.exec(readable(body.value))?.[1]);
    assert.equal(new Set(deciders).size, 1);
    assert.deepEqual(await applicationsOf(world, 'race'), [
      'Qlik Sense race',
      'Qlik Sense race (authentication)',
    ]);
    assert.equal(cardsWith(world, chat, 'race is published').length, 1);
  });

  it('keeps the approval when another approver rejects at the same time, or the other way round', async () => {
    await ask(world, { name: 'torn' });
    const plan = await seePlan(world, 'torn');

    const answers = await Promise.all([
      decide(world, plan, 'request.approve', { who: world.adam }),
      decide(world, plan, 'request.reject', { who: world.olga, comment: 'No' }),
    ]);

    const words = answers.map(({ body }) => /(Approved|Rejected) by/.exec(readable(body.value))?.[1]);
    assert.equal(words[0], words[1]);
    if (words[0] === 'Approved') await world.see(chat, 'torn is published');
    assert.equal((await applicationsOf(world, 'torn')).length, words[0] === 'Approved' ? 2 : 0);
  });

  describe('of a name', () => {
    before(async () => {
      await ask(world, { name: 'asked' });
      await publish(world, 'live');
    });

    const taken: [what: string, name: string, says: RegExp][] = [
      ['asked for', 'asked', /already asked for.*Rita Requester/],
      ['published', 'live', /already published.*Rita Requester/],
      [
        'the second address of another',
        'live-auth',
        /“live-auth” is already published as part of “live”, by Rita Requester/,
      ],
      ['published, in capitals', 'LIVE', /already published.*Rita Requester/],
    ];
    for (const [what, name, says] of taken)
      it(`refuses on the form what is ${what}`, async () => {
        const { answer } = await ask(world, { name }, { who: world.tom, room: analytics });

        assert.match(textOf(answer.body.value), says);
      });

    it('refuses a name whose second address is taken', async () => {
      await ask(world, { name: 'pair-auth' });

      const { answer } = await ask(world, { name: 'pair' });

      assert.match(
        textOf(answer.body.value),
        /“pair” is already asked for as part of “pair-auth”, by Rita Requester/,
      );
    });

    it('refuses a taken name with another domain, too', async () => {
      const { answer } = await ask(world, { name: 'live', externalDomain: 'contoso.com' });

      assert.match(textOf(answer.body.value), /already published/);
    });

    it('refuses on the form a Qlik server that somebody has asked for under another name', async () => {
      const { answer } = await ask(world, { name: 'copy', qlikUrl: 'https://LIVE.corp.contoso.com/hub' });

      assert.match(
        textOf(answer.body.value),
        /https:\/\/live\.corp\.contoso\.com is already published as part of “live”, by Rita Requester/,
      );
    });

    it('refuses before approval what others have published without the bot, and names their application', async () => {
      await publishApplication(world.sandbox, 'stranger');

      const { messageId } = await ask(world, { name: 'stranger' });

      const back = await world.see(chat, 'already belongs to the application “stranger”');
      assert.equal(back.id, messageId);
      assert.equal(cardsWith(world, approvals, 'Approval to publish stranger').length, 0);
    });
  });
});

function requestIdOn(card: unknown): string {
  return /"requestId":"([0-9a-f-]{36})"/.exec(JSON.stringify(card))?.[1] ?? assert.fail('no request id');
}

function digestOn(card: unknown): string {
  return /"digest":"([0-9a-f]{64})"/.exec(JSON.stringify(card))?.[1] ?? assert.fail('no digest');
}
