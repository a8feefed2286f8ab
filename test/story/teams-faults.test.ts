import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, cardsWith, decide, seePlan } from '../harness/chat/ask.ts';
import { readable, textOf } from '../harness/chat/card.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { analytics, approvals, chat } from '../harness/chat/rooms.ts';
import { openForm } from '../harness/chat/see.ts';
import { eventually } from '../harness/eventually.ts';

describe('when Teams', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());
  afterEach('every fault has been met', () => assert.deepEqual(world.teams.faults, []));

  it('asks to wait, the card is posted once, after that time', async () => {
    const wait = { method: 'POST', status: 429, code: 'Throttled', headers: { 'retry-after': '2' } } as const;
    const { id } = await openForm(world, world.rita, chat);
    world.teams.faults.push({ ...wait, about: 'Approval to publish throttled' });
    const startedAt = performance.now();

    await ask(world, { name: 'throttled' }, { formId: id });

    await seePlan(world, 'throttled');
    assert.ok(performance.now() - startedAt >= 2000);
    await sleep(500);
    assert.equal(cardsWith(world, approvals, 'Approval to publish throttled').length, 1);
  });

  it('answers late, a click that comes before the answer counts', async () => {
    const { id } = await openForm(world, world.rita, chat);
    world.teams.slow.postMs = 400;
    await ask(world, { name: 'quick' }, { formId: id });

    const clicked = await decide(world, await seePlan(world, 'quick'), 'request.approve');
    world.teams.slow.postMs = 0;

    assert.equal(clicked.body.type, 'application/vnd.microsoft.card.adaptive');
    await world.see(chat, 'quick is published');
  });

  it('has a hiccup, the card is posted all the same', async () => {
    const { id } = await openForm(world, world.rita, chat);
    world.teams.faults.push({ method: 'POST', status: 503, code: 'ServiceError' });

    await ask(world, { name: 'hiccup' }, { formId: id });

    await seePlan(world, 'hiccup');
    assert.equal(cardsWith(world, approvals, 'Approval to publish hiccup').length, 1);
  });

  for (const [what, said, about] of [
    ['form', 'publish', '"verb":"request.submit"'],
    ['list', 'connectors', '"fallbackText":"Connector'],
  ] as const)
    it(`does not take a ${what}, it is said what to type for less`, async () => {
      world.teams.faults.push({ method: 'POST', about, status: 413, code: 'MessageSizeTooBig' });

      await world.rita.say(chat, said);

      await world.see(chat, 'Teams does not take this answer as one message');
    });

  for (const [how, fault, words] of [
    ['for now', { status: 503, code: 'ServiceUnavailable' }, /Press the button again/],
    ['for good', { status: 403, code: 'ConversationBlockedByUser' }, /in a chat with the bot/],
  ] as const)
    it(`does not take the form that a button asks for ${how}, the click is told so`, async () => {
      world.teams.faults.push({ method: 'POST', ...fault });

      const { body } = await world.rita.click(chat, '1', 'publish.open', {});

      assert.match(String(body.value), /Teams did not take the answer as a message/);
      assert.match(String(body.value), words);
    });

  for (const fault of [
    { status: 502, code: 'BadGateway' },
    { status: 0, code: '', isCut: true },
  ]) {
    const how = fault.isCut ? 'cuts the connection' : 'says 502';

    it(`${how} but has the card, a click on it counts and it is not posted again`, async () => {
      const name = `kept${fault.status}`;
      const { id } = await openForm(world, world.rita, chat);
      world.teams.faults.push({
        method: 'POST',
        about: `Approval to publish ${name}`,
        isKept: true,
        ...fault,
      });

      await ask(world, { name }, { formId: id });
      const answer = await decide(world, await seePlan(world, name), 'request.approve');

      assert.equal(answer.body.type, 'application/vnd.microsoft.card.adaptive');
      await world.see(chat, `${name} is published`);
      await world.see(approvals, `Approval to publish ${name}: Published`);
      assert.equal(cardsWith(world, approvals, `Approval to publish ${name}`).length, 1);
    });
  }

  it('says 502 and has no card, it is posted after a while', async () => {
    const { id } = await openForm(world, world.rita, chat);
    const about = 'Approval to publish gateway';
    world.teams.faults.push({ method: 'POST', about, status: 502, code: 'BadGateway' });

    await ask(world, { name: 'gateway' }, { formId: id });

    await decide(world, await seePlan(world, 'gateway'), 'request.approve');
    await world.see(chat, 'gateway is published');
    assert.equal(cardsWith(world, approvals, 'Approval to publish gateway').length, 1);
  });

  it('refuses a mention, the card goes out with the name alone', async () => {
    const { id } = await openForm(world, world.rita, chat);
    await ask(world, { name: 'unmentioned' }, { formId: id });
    const plan = await seePlan(world, 'unmentioned');
    const post = {
      method: 'POST',
      about: 'unmentioned is not published',
      status: 400,
      code: 'BadSyntax',
    } as const;
    world.teams.faults.push(post);

    await decide(world, plan, 'request.reject', { comment: 'No' });

    const told = textOf(await world.see(chat, 'unmentioned is not published'));
    assert.match(told, /Rita Requester/);
    assert.doesNotMatch(told, /<at>/);
  });

  it('takes only so much in one conversation, nothing is sent faster and nothing is lost', async () => {
    world.teams.limits.areOn = true;

    await Promise.all(Array.from({ length: 12 }, () => world.adam.say(analytics, 'help')));

    await world.see(analytics, 'Shows this list', 12);
    world.teams.limits.areOn = false;
    assert.equal(world.teams.limits.overrun, 0);
  });

  it('has lost a message, its card is posted anew and works', async () => {
    const { id } = await openForm(world, world.rita, chat);
    world.teams.faults.push({
      method: 'PUT',
      about: id,
      status: 404,
      code: 'ActivityNotFoundInConversation',
    });

    await ask(world, { name: 'deleted' }, { formId: id });

    const anew = await world.see(chat, 'Request to publish deleted: Waiting for approval');
    assert.notEqual(anew.id, id);
    const data = { requestId: /"requestId":"([^"]+)"/.exec(readable(anew.activity))?.[1] ?? '' };
    const withdrawn = await world.rita.click(chat, anew.id, 'request.withdraw', data);
    assert.match(readable(withdrawn.body.value), /Request to publish deleted: Withdrawn/);
  });

  it('says once that the bot is not in the approvals channel, it is asked there all the same', async () => {
    const { id } = await openForm(world, world.rita, analytics);
    const about = 'Approval to publish exiled';
    world.teams.faults.push({ method: 'POST', about, status: 403, code: 'BotNotInConversationRoster' });
    await ask(world, { name: 'exiled' }, { formId: id, room: analytics });
    await eventually(async () => assert.deepEqual(world.teams.faults, []), 10);

    await world.adam.say(approvals, 'settings');

    await seePlan(world, 'exiled');
    assert.equal(cardsWith(world, analytics, about).length, 0);
  });

  it('refuses one message without a name, other messages in its place and its channel stay as they are', async () => {
    const { id } = await openForm(world, world.rita, chat);
    const about = 'Approval to publish nameless';
    world.teams.faults.push({ method: 'POST', about, status: 403, code: '' });
    await ask(world, { name: 'nameless' }, { formId: id });
    await eventually(async () => assert.deepEqual(world.teams.faults, []), 10);

    await ask(world, { name: 'named' });

    await seePlan(world, 'named');
    await world.adam.say(approvals, 'settings');
    await seePlan(world, 'nameless');
  });
});
