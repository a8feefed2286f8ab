import assert from 'node:assert/strict';
import { administrator } from '../../src/trial/people.ts';
import { ask, decide, seePlan } from '../harness/chat/ask.ts';
import { buttonData, cardOf, readable } from '../harness/chat/card.ts';
import type { Room } from '../harness/chat/person.ts';
import { assertReduced, reason } from '../harness/chat/reduced.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';

const announcements: Room = { id: '19:news@thread.tacv2', kind: 'channel' };

describe('what is announced', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
    await world.adam.say(announcements, 'settings announcements');
  });
  after(() => world.close());

  it('has links and testers of what is published, and neither reason nor internal addresses', async () => {
    await ask(world, { name: 'live', reason });
    await decide(world, await seePlan(world, 'live'), 'request.approve');

    const card = readable(cardOf(await world.see(announcements, 'live is published')));

    assert.match(card, /live-contoso\.msappproxy\.net.*Nadia/s);
    assert.doesNotMatch(card, /merger|corp\.contoso/);
  });

  it('has neither people nor addresses of what is changed', async () => {
    await world.rita.say(chat, 'assign live');
    const form = await world.see(chat, 'Assign people to live');
    const data = { users: administrator.userPrincipalName, groups: '', reason };
    await world.rita.click(chat, form.id, 'request.submit', {
      ...buttonData(cardOf(form), 'request.submit'),
      ...data,
    });
    const card = await world.see(approvals, 'Approval to assign live: Waiting for approval');
    await decide(world, card, 'request.approve', { who: world.olga });

    const announced = cardOf(await world.see(announcements, '1 user assigned to live'));

    assertReduced(announced, 'it was done as it was approved');
    assert.doesNotMatch(readable(announced), new RegExp(administrator.name));
    assert.match(
      readable(cardOf(await world.see(chat, '1 user assigned to live'))),
      new RegExp(administrator.name),
    );
  });
});
