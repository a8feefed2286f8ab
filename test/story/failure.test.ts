import assert from 'node:assert/strict';
import { applicationsOf, ask, cardsWith, decide, seePlan } from '../harness/chat/ask.ts';
import { buttonData, cardOf, textOf } from '../harness/chat/card.ts';
import type { FaultRule } from '../../src/trial/sandbox/faults/fault-rule.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { chat } from '../harness/chat/rooms.ts';

/** One of the two applications gets its connector group; the other is refused once. */
const refusal: FaultRule = {
  method: 'PUT',
  path: 'connectorGroup',
  skip: 1,
  times: 1,
  fault: { kind: 'status', status: 403 },
};

describe('a publication that Microsoft Graph refuses half-way', () => {
  let world: World;
  let formId: string;
  before(async () => {
    world = await startWorld({ faults: [refusal] });
    formId = (await ask(world, { name: 'taken' })).messageId;
    const approval = await seePlan(world, 'taken');
    await decide(world, approval, 'request.approve');
  });
  after(() => world.close());

  it('is told to the requester in a message of its own, with the cause and a button to try again', async () => {
    const failed = await world.see(chat, 'Request to publish taken: Failed', 2);

    assert.notEqual(failed.id, formId);
    assert.match(textOf(failed), /refused/);
    assert.ok(buttonData(cardOf(failed), 'request.retry')['requestId']);
    assert.equal(cardsWith(world, chat, 'taken is published').length, 0);
  });

  it('goes on where it stopped once the cause is gone, without a second application', async () => {
    const failed = await world.see(chat, 'Request to publish taken: Failed');

    const clicked = await world.rita.click(
      chat,
      failed.id,
      'request.retry',
      buttonData(cardOf(failed), 'request.retry'),
    );

    assert.equal(clicked.body.type, 'application/vnd.microsoft.card.adaptive');
    await world.see(chat, 'taken is published');
    assert.deepEqual(await applicationsOf(world, 'taken'), [
      'Qlik Sense taken',
      'Qlik Sense taken (authentication)',
    ]);
  });
});
