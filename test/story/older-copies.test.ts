import assert from 'node:assert/strict';
import { ask, decide, seePlan } from '../harness/chat/ask.ts';
import { textOf } from '../harness/chat/card.ts';
import { eventually } from '../harness/eventually.ts';
import { liveButtons } from '../harness/chat/live-buttons.ts';
import type { TeamsMessage } from '../fakes/teams/message.ts';
import type { Room } from '../harness/chat/person.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { analytics, approvals, chat } from '../harness/chat/rooms.ts';
import { seeOn } from '../harness/chat/see.ts';

const thread: Room = { id: `${analytics.id};messageid=1700000000001`, kind: 'channel' };
const adamsChat: Room = { id: 'a:adam', kind: 'personal' };
const goesOn = 'goes on in another card';

/** Waits until the check passes. */
const soon = (check: () => void) => eventually(async () => check(), 15);

describe('older copies of a card', () => {
  let world: World;
  before(async () => (world = await startWorld()));
  after(() => world.close());

  const requestIdOf = (card: { activity: object }) =>
    /"requestId":"([^"]+)"/.exec(JSON.stringify(card.activity))?.[1] ?? '';
  const live = (requestId: string) => liveButtons(world.teams.messages, new Set([requestId]));

  /** Waits until the bot has recorded the message, which is later than that people see it. */
  async function recorded(card: TeamsMessage): Promise<TeamsMessage> {
    const room = { id: card.conversationId, kind: 'channel' } as const;
    const data = { requestId: requestIdOf(card) };
    const isCard = 'application/vnd.microsoft.card.adaptive';
    await eventually(async () => {
      const { body } = await world.adam.click(room, card.id, 'request.refresh', data);
      assert.equal(body.type, isCard);
    }, 15);
    return card;
  }

  it('lose their buttons when the card is posted again, and all of them when the request ends', async () => {
    await ask(world, { name: 'walk' }, { room: thread });
    const plan = await seePlan(world, 'walk');
    const requestId = requestIdOf(plan);
    for (let i = 0; i < 3; i++) {
      for (const room of [adamsChat, chat, thread]) await world.adam.say(room, 'requests');
      await world.rita.say(chat, 'status walk');
      await world.rita.open(thread);
      await world.adam.open(approvals);
      await world.adam.event(approvals, {}, { membersAdded: [{ id: '28:bot' }] });
      await world.adam.say(approvals, 'requests');
      await seePlan(world, 'walk', adamsChat);
    }
    const hereOnce = (room: Room) =>
      live(requestId).filter((one) => one.conversationId === room.id && one.verb === 'request.approve');
    for (const room of [approvals, adamsChat]) await soon(() => assert.equal(hereOnce(room).length, 1));

    const last = world.in(approvals).find(({ id }) => id === hereOnce(approvals)[0]?.messageId);
    assert.ok(last);
    await decide(world, last, 'request.approve');

    await world.see(thread, 'walk is published');
    await soon(() => assert.deepEqual(live(requestId), []));
  });

  it('answer a click truthfully and are brought up to date', async () => {
    await ask(world, { name: 'late' });
    const older = await recorded(await seePlan(world, 'late'));
    const asShown = { ...older, activity: older.activity };
    await world.adam.say(approvals, 'requests');
    await seeOn(world, approvals, older.id, goesOn);
    const updates = older.updates;

    const answer = await decide(world, asShown, 'request.reject', { comment: 'No' });

    assert.match(JSON.stringify(answer.body.value), /Rejected/);
    await soon(() => assert.ok(older.updates > updates));
    assert.match(textOf(older), new RegExp(goesOn));
    await soon(() => assert.deepEqual(live(requestIdOf(asShown)), []));
  });

  it('that Teams refuses to update hold up nothing', async () => {
    await ask(world, { name: 'stubborn' });
    const older = await recorded(await seePlan(world, 'stubborn'));
    world.teams.faults.push({ method: 'PUT', about: older.id, status: 503, code: 'ServiceUnavailable' });

    await world.adam.say(approvals, 'requests');
    await soon(() => assert.deepEqual(world.teams.faults, []));
    const newer = world.in(approvals).findLast((one) => textOf(one).includes('Publish stubborn'));
    assert.ok(newer && newer.id !== older.id);
    await decide(world, newer, 'request.approve');

    await world.see(chat, 'stubborn is published');
    await soon(() => assert.deepEqual(live(requestIdOf(newer)), []));
  });

  it('of a form that was sent back lose it when one of them is sent', async () => {
    const { messageId } = await ask(world, { name: 'twice', groups: 'Misspelt' });
    const sentBack = await seeOn(world, chat, messageId, 'Misspelt is not a group');
    await world.rita.say(chat, 'status twice');
    await seeOn(world, chat, sentBack.id, goesOn);
    const form = world.in(chat).findLast((one) => textOf(one).includes('request.submit'));
    assert.ok(form);

    await ask(world, { name: 'twice' }, { formId: sentBack.id });

    await soon(() => assert.match(textOf(form), new RegExp(goesOn)));
  });
});

describe('a message that somebody deleted', () => {
  let world: World;
  before(async () => (world = await startWorld()));
  after(() => world.close());

  it('is posted again while somebody must decide', async () => {
    await ask(world, { name: 'wanted' });
    const plan = await seePlan(world, 'wanted');

    plan.isDeleted = true;
    await world.adam.event(
      approvals,
      { eventType: 'softDeleteMessage' },
      { type: 'messageDelete', id: plan.id },
    );

    const anew = await world.see(approvals, 'Approval to publish wanted: Waiting for approval');
    assert.notEqual(anew.id, plan.id);
    const answer = await decide(world, anew, 'request.approve');
    assert.equal(answer.body.type, 'application/vnd.microsoft.card.adaptive');
  });

  it('is not posted again when nobody needs it', async () => {
    await ask(world, { name: 'unwanted' });
    const plan = await seePlan(world, 'unwanted');
    world.teams.faults.push(
      ...[1, 2].map(() => ({
        method: 'PUT' as const,
        about: plan.id,
        status: 404,
        code: 'ActivityNotFoundInConversation',
      })),
    );
    const posted = world.in(approvals).length;

    await decide(world, plan, 'request.reject', { comment: 'No' });

    await world.see(chat, 'unwanted is not published');
    await soon(() => assert.deepEqual(world.teams.faults, []));
    assert.equal(world.in(approvals).length, posted);
  });
});
