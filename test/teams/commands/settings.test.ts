import assert from 'node:assert/strict';
import { ask, cardsWith, decide, publish, seePlan } from '../../harness/chat/ask.ts';
import { elementsOf } from '../../harness/chat/read-card.ts';
import type { Room } from '../../harness/chat/person.ts';
import { cardOf, textOf } from '../../harness/chat/card.ts';
import { startWorld, type World } from '../../harness/chat/world.ts';
import { analytics, approvals, chat } from '../../harness/chat/rooms.ts';

const news: Room = { id: '19:news@thread.tacv2', kind: 'channel' };
const team = { id: '19:it@thread.tacv2' };

describe('settings', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ bindApprovals: false });
    const channels = [
      { id: approvals.id, name: 'Qlik approvals' },
      { id: news.id, name: 'Qlik news' },
    ];
    world.teams.teams.set(team.id, { name: 'IT', channels });
  });
  after(() => world.close());

  const inTeam = () => ({ channelData: { team, tenant: { id: world.sandbox.tenantId } } });

  /** Returns what `settings` says in a room. */
  async function settings(room: Room): Promise<string> {
    const count = cardsWith(world, room, 'Requests expire').length;
    await world.adam.say(room, 'settings');
    return textOf(await world.see(room, 'Requests expire', count + 1));
  }

  async function bind(): Promise<void> {
    await world.adam.say(approvals, 'settings approvals', inTeam());
    await world.see(approvals, 'Approvals are asked for here');
    await world.adam.say(news, 'settings announcements', inTeam());
    await world.see(news, 'Results are announced here');
  }

  it('says that nothing is bound', async () => {
    const shown = await settings(chat);

    assert.match(shown, /asked for in the chats of approvers/);
    assert.match(shown, /none: who asks is told/);
  });

  it('says that nothing is watched where the watch is off', async () => {
    assert.match(await settings(chat), /off: nothing is looked at unless somebody asks/);
  });

  it('refuses to bind a personal chat, and anybody who is no approver', async () => {
    await world.adam.say(chat, 'settings announcements');
    await world.see(chat, 'Announcements go to a channel or group chat');
    await world.tom.say(news, 'settings announcements');
    await world.see(news, 'You may not decide this');
    await world.tom.say(news, 'settings announcements off');
    await world.see(news, 'You may not decide this', 2);

    assert.match(await settings(chat), /none: who asks is told/);
  });

  it('binds channels and shows them by the names Teams has for them', async () => {
    await bind();

    const shown = await settings(chat);
    assert.match(shown, /asked for in “Qlik approvals” in the team “IT”/);
    assert.match(shown, /posted in “Qlik news” in the team “IT”/);
    assert.match(await settings(news), /posted in this channel/);
  });

  it('announces a result once, and mentions its requester only where it was asked for', async () => {
    await bind();
    await publish(world, 'sales');
    const announced = await world.see(news, 'sales is published');
    const home = await world.see(chat, 'sales is published');

    assert.equal(cardsWith(world, news, 'sales').length, 1);
    assert.equal(mentionsOf(cardOf(announced)).length, 0);
    assert.match(textOf(announced), /Asked for by Rita Requester – Qlik Sense is published/);
    assert.ok(mentionsOf(cardOf(home)).length > 0);
  });

  it('announces a result in the channel it was asked in only there', async () => {
    await bind();
    await ask(world, { name: 'local' }, { room: news });
    await decide(world, await seePlan(world, 'local'), 'request.approve');

    await world.see(news, 'local is published');
    await world.see(news, 'Request to publish local: Published');
    assert.equal(cardsWith(world, news, 'local is published').length, 1);
  });

  it('announces no rejection', async () => {
    await bind();
    await ask(world, { name: 'refused' }, { room: analytics });
    const plan = await seePlan(world, 'refused');
    await decide(world, plan, 'request.reject', { comment: 'Not this one' });
    await world.see(analytics, 'refused is not published');

    assert.equal(cardsWith(world, news, 'refused').length, 0);
  });

  it('lets go of both with “off”', async () => {
    await bind();
    await world.adam.say(chat, 'settings approvals off');
    await world.see(chat, 'Approvals have no channel any more');
    await world.adam.say(chat, 'settings announcements off');
    await world.see(chat, 'Results are no longer announced');

    await ask(world, { name: 'alone' }, { room: analytics });

    const plan = await seePlan(world, 'alone', analytics);
    await decide(world, plan, 'request.approve', { room: analytics });
    await world.see(analytics, 'alone is published');
    assert.equal(cardsWith(world, news, 'alone').length, 0);
  });
});

function mentionsOf(card: unknown): unknown[] {
  return elementsOf(card).filter(({ type }) => type === 'mention');
}
