import assert from 'node:assert/strict';
import { applicationsOf, ask, cardsWith, publish } from '../harness/chat/ask.ts';
import { buttonData, cardOf } from '../harness/chat/card.ts';
import type { ClickAnswer } from '../harness/chat/person.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { analytics, approvals } from '../harness/chat/rooms.ts';
import { goodForm } from '../builders/good-form.ts';
import { openForm } from '../harness/chat/see.ts';

describe('a form of somebody', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  function assertRefused({ body }: ClickAnswer, says: RegExp): void {
    assert.equal(body.type, 'application/vnd.microsoft.activity.message');
    assert.match(String(body.value), says);
  }

  it('is no approval card, even while the id of that one is not known', async () => {
    world.teams.faults.push({
      method: 'POST',
      about: 'Approval to publish unsure',
      status: 502,
      code: 'BadGateway',
      isKept: true,
    });
    await ask(world, { name: 'unsure' });
    const card = await world.see(approvals, 'Approval to publish unsure');
    const form = await openForm(world, world.adam, approvals);
    const data = buttonData(cardOf(card), 'request.approve');

    assertRefused(await world.adam.click(approvals, form.id, 'request.approve', data), /not the current one/);

    assert.deepEqual(await applicationsOf(world, 'unsure'), []);
    assert.equal(cardsWith(world, approvals, 'Approved by').filter((one) => one.id === form.id).length, 0);
  });

  it('that changes a publication is bound to who opened it, too', async () => {
    await publish(world, 'bound');
    await world.rita.say(analytics, 'assign bound');
    const form = await world.see(analytics, 'Assign people to bound');
    const data = {
      ...buttonData(cardOf(form), 'request.submit'),
      users: goodForm.users,
      groups: '',
      reason: 'x',
    };

    assertRefused(
      await world.tom.click(analytics, form.id, 'request.submit', data),
      /opened by somebody else/,
    );
  });
});
