import assert from 'node:assert/strict';
import { requester } from '../../src/trial/people.ts';
import { emptyForm, type RequestForm } from '../../src/service/model/request/form.ts';
import { applicationsOf, ask, decide, inputValues, seePlan } from '../harness/chat/ask.ts';
import { textOf } from '../harness/chat/read-card.ts';
import { cardOf, readable } from '../harness/chat/card.ts';
import { never, unseen } from '../builders/unseen-characters.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { analytics, chat } from '../harness/chat/rooms.ts';
import { goodForm } from '../builders/good-form.ts';
import { openForm } from '../harness/chat/see.ts';

const fields = Object.keys(emptyForm) as (keyof RequestForm)[];

describe('what somebody sends with characters that nobody can see', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  for (const [i, [what, character]] of [...never, ...unseen].entries())
    it(`is refused on the form, shown without: ${what}`, async () => {
      const mixed = { ...goodForm, users: `a${character}nna@contoso.com` };

      const { messageId, answer } = await ask(world, { ...mixed, name: `un${character}seen-${i}` });

      const values = inputValues(answer.body.value);
      assert.equal(answer.body.type, 'application/vnd.microsoft.card.adaptive');
      assert.match(textOf(answer.body.value), /characters in it that nobody can see/);
      assert.deepEqual([values['name'], values['users']], [`unseen-${i}`, 'anna@contoso.com']);
      const again = { ...goodForm, name: `unseen-${i}`, qlikUrl: `https://unseen-${i}.corp.contoso.com` };
      const mended = await world.rita.click(chat, messageId, 'request.submit', again);
      assert.match(readable(mended.body.value), new RegExp(`Request to publish unseen-${i}`));
    });

  it('is no answer of 500 in any field', async () => {
    const { id } = await openForm(world, world.rita, chat);
    for (const field of [...fields, 'kind', 'extra']) {
      const form = { ...goodForm, [field]: 'a\u0000b' };
      assert.equal((await world.rita.click(chat, id, 'request.submit', form)).status, 200, field);
    }
    for (const [verb, data] of [
      ['change.open', { kind: 'assign', name: 'a\u0000b' }],
      ['publication.refresh', { name: 'a\u0000b' }],
      ['history.page', { name: 'a\u0000b', page: 1 }],
      ['adopt.open', { name: 'a\u0000b' }],
      ['request.refresh', { requestId: 'a\u0000b' }],
      ['a\u0000b', {}],
    ] as const) {
      const { status, body } = await world.rita.click(chat, id, verb, data);
      assert.equal(status, 200);
      assert.match(String(body.value), /does not understand|does not know this button/, verb);
    }
  });

  it('is no comment of a decision', async () => {
    await ask(world, { name: 'commented' });
    const plan = await seePlan(world, 'commented');

    for (const [, character] of never) {
      const { body } = await decide(world, plan, 'request.reject', { comment: `No${character}!` });
      assert.match(readable(body.value), /that nobody can see/);
    }
    const { body } = await decide(world, plan, 'request.approve', { comment: 'Yes\u0000' });

    assert.match(readable(body.value), /that nobody can see/);
    await seePlan(world, 'commented');
    assert.deepEqual(await applicationsOf(world, 'commented'), []);
  });

  it('is a command without them', async () => {
    const before = world.in(chat).length;
    assert.equal(await world.rita.say(chat, 'sta\u0000tus com\u202emented\u0000'), 200);
    await world.see(chat, 'Request to publish commented');

    assert.equal(await world.rita.say(chat, 'history a\u0000b'), 200);
    assert.equal(await world.rita.say(analytics, 'assign nothing\ud83d \u0000'), 200);
    await world.see(analytics, 'Nothing is called “nothing”');
    assert.ok(world.in(chat).length > before);
  });

  it('is a name without them', async () => {
    const from = {
      id: `29:${requester.id}`,
      name: 'Ri\u0000ta \u202eReq\ud83duester',
      aadObjectId: requester.id,
    };
    const form = await openForm(world, world.rita, chat);
    const data = { ...goodForm, name: 'named', qlikUrl: 'https://named.corp.contoso.com' };

    const { status } = await world.rita.click(chat, form.id, 'request.submit', data, { from });
    const plan = await seePlan(world, 'named');

    assert.equal(status, 200);
    assert.match(readable(cardOf(plan)), /Rita Requester/);
  });

  it('is a name of a chat, a channel or a team without them', async () => {
    const room = { id: '19:named@thread.tacv2', kind: 'channel' } as const;
    const name = 'App\u0000rovals\u202e';
    world.teams.teams.set('19:team', { name, channels: [{ id: room.id, name }] });
    await world.adam.say(room, 'settings announcements', {
      conversation: {
        id: room.id,
        conversationType: 'channel',
        isGroup: true,
        tenantId: world.sandbox.tenantId,
        name,
      },
      channelData: {
        tenant: { id: world.sandbox.tenantId },
        team: { id: '19:team', name },
        channel: { id: room.id, name },
      },
    });
    await world.see(room, 'Results are announced here');

    await world.rita.say(chat, 'settings');
    await world.see(chat, 'posted in “Approvals” in the team “Approvals”');
  });

  it('is refused where an id holds them, without an answer of 500', async () => {
    const before = world.teams.messages.length;
    const tenantId = world.sandbox.tenantId;
    const conversation = { id: 'a:ri\u0000ta', conversationType: 'personal', tenantId };
    for (const overrides of [
      { conversation },
      { id: 'x\u0000' },
      { from: { id: '29:\u0000', name: 'Rita', aadObjectId: requester.id } },
      { serviceUrl: `${world.teams.serviceUrl}/\u0000` },
      { channelData: { tenant: { id: tenantId }, team: { id: 'te\u0000am' } } },
      { channelData: { tenant: { id: tenantId }, 'ke\u0000y': 1 } },
    ]) {
      assert.equal(
        await world.rita.say(chat, 'help', overrides),
        200,
        JSON.stringify(overrides).slice(0, 80),
      );
      const { body } = await world.rita.click(chat, '1', 'requests.page', {}, overrides);
      assert.match(String(body.value), /does not take actions from here/);
    }

    assert.equal(world.teams.messages.length, before);
  });
});
