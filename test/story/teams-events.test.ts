import assert from 'node:assert/strict';
import { ask, cardsWith, decide, seePlan } from '../harness/chat/ask.ts';
import type { Room } from '../harness/chat/person.ts';
import { textOf } from '../harness/chat/card.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { analytics, approvals, chat } from '../harness/chat/rooms.ts';

const team = { id: '19:it@thread.tacv2', name: 'Operations' };
const general: Room = { id: team.id, kind: 'channel' };
const adamsChat: Room = { id: 'a:adam', kind: 'personal' };
const bot = { id: '28:bot' };

/** The approvals channel, with its name in Teams. */
const decisions = { id: approvals.id, name: 'Decisions' };

describe('what happens to a team', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
    world.teams.teams.set(team.id, { name: 'IT', channels: [] });
    await world.adam.say(adamsChat, 'help');
    await world.adam.say(approvals, 'settings approvals', ofTeam());
    await world.see(approvals, 'Approvals are asked for here', 2);
    await tell('channelRenamed', { channel: decisions });
    await tell('teamRenamed', {});
  });
  after(() => world.close());

  const ofTeam = () => ({ channelData: { team: { id: team.id }, tenant: { id: world.sandbox.tenantId } } });
  const tell = (eventType: string, about: object) => world.adam.event(general, { eventType, team, ...about });

  let asked = 0;
  /** Returns the place where a new request asks for approval. */
  async function placeOfApproval(): Promise<string> {
    const name = `place${++asked}`;
    await ask(world, { name }, { room: analytics });
    await world.see(analytics, `Request to publish ${name}: Waiting for approval`);
    const found = await Promise.any([seePlan(world, name), seePlan(world, name, analytics)]);
    return found.conversationId;
  }

  async function settings(): Promise<string> {
    const count = cardsWith(world, adamsChat, 'Requests expire').length;
    await world.adam.say(adamsChat, 'settings');
    return textOf(await world.see(adamsChat, 'Requests expire', count + 1));
  }

  it('greets where it is installed, once', async () => {
    const room: Room = { id: '19:new@thread.tacv2', kind: 'channel' };

    await Promise.all([world.adam.open(room), world.adam.event(room, {}, { membersAdded: [bot] })]);
    await world.adam.open(room);

    const greeting = await world.see(room, 'Hello, this is the Qlik publisher');
    assert.match(textOf(greeting), /type publish to ask for it, or help/);
    assert.equal(world.in(room).length, 1);
  });

  it('says nothing when somebody else joins', async () => {
    const room: Room = { id: '19:quiet@thread.tacv2', kind: 'channel' };

    await world.adam.event(room, {}, { membersAdded: [{ id: '29:somebody' }] });

    await world.adam.say(room, 'help');
    await world.see(room, 'Shows this list');
    assert.equal(world.in(room).length, 1);
  });

  it('keeps the names of its channel and of itself', async () => {
    assert.match(await settings(), /asked for in “Decisions” in the team “Operations”/);
  });

  it('deletes the approvals channel: what waits and what comes is asked for where it was requested', async () => {
    await ask(world, { name: 'waiting' }, { room: analytics });
    await seePlan(world, 'waiting');

    await tell('channelDeleted', { channel: decisions });

    const moved = await seePlan(world, 'waiting', analytics);
    assert.match(textOf(moved), /Asked for here because “Decisions” in the team “Operations”/);
    const decided = await decide(world, moved, 'request.approve', { room: analytics });
    assert.equal(decided.body.type, 'application/vnd.microsoft.card.adaptive');
    await world.see(analytics, 'waiting is published');
    assert.equal(await placeOfApproval(), analytics.id);
    await tell('channelRestored', { channel: decisions });
  });

  it('tells the approver who had bound it, and everybody in the settings', async () => {
    const before = cardsWith(world, adamsChat, 'The approvals channel is gone').length;

    await tell('channelDeleted', { channel: decisions });

    await world.see(adamsChat, 'The approvals channel is gone', before + 1);
    assert.equal(cardsWith(world, adamsChat, 'The approvals channel is gone').length, before + 1);
    const shown = await settings();
    assert.match(shown, /in the chats of approvers.*: “Decisions”.*it was deleted/);
    assert.match(shown, /Not reachable/);
    await tell('channelRestored', { channel: decisions });
  });

  it('restores the channel: approvals are asked for there again', async () => {
    await tell('channelDeleted', { channel: decisions });
    await tell('channelRestored', { channel: decisions });

    assert.equal(await placeOfApproval(), approvals.id);
  });

  for (const [gone, back] of [
    ['teamArchived', 'teamUnarchived'],
    ['teamDeleted', 'teamRestored'],
  ] as const)
    it(`follows ${gone} and ${back}`, async () => {
      await tell(gone, {});
      const without = await placeOfApproval();
      await tell(back, {});
      const again = await placeOfApproval();

      assert.deepEqual([without, again], [analytics.id, approvals.id]);
    });

  it('removes the bot and lets it in again, through any of its channels', async () => {
    await world.adam.open(general, { action: 'remove', ...ofTeam() });
    const without = await placeOfApproval();
    await world.adam.open(general, ofTeam());
    const again = await placeOfApproval();

    assert.deepEqual([without, again], [analytics.id, approvals.id]);
  });

  it('is told of a channel that the bot does not know, and of nothing it understands', async () => {
    await tell('channelDeleted', { channel: { id: '19:unknown@thread.tacv2', name: 'Unknown' } });
    await tell('channelRenamed', {});
    await tell('somethingNew', { channel: 7 });

    assert.equal(await placeOfApproval(), approvals.id);
  });

  it('was removed from a chat: its requester is told elsewhere what came of it', async () => {
    const room: Room = { id: '19:group@thread.v2', kind: 'groupChat' };
    await world.rita.say(chat, 'help');
    await ask(world, { name: 'homeless' }, { room });
    const plan = await seePlan(world, 'homeless');
    await world.rita.event(room, {}, { membersRemoved: [bot] });

    await decide(world, plan, 'request.approve');

    await world.see(chat, 'Request to publish homeless: Published');
    assert.equal(cardsWith(world, room, 'homeless is published').length, 0);
  });
});
