import assert from 'node:assert/strict';
import { applicationsOf, ask, cardsWith, decide, seePlan } from '../fakes/ask.ts';
import { buttonData, cardOf, textOf } from '../fakes/card.ts';
import { chat, startWorld, type World } from '../fakes/world.ts';
import { call, publishApplication, type Ids } from '../sandbox/sandbox-calls.ts';

describe('a publication that Microsoft Graph refuses half-way', () => {
  let world: World;
  let rival: Ids;
  let formId: string;
  before(async () => {
    world = await startWorld();
    formId = (await ask(world, { name: 'taken' })).messageId;
    const approval = await seePlan(world, 'taken');
    // Between plan and approval somebody else publishes the second address.
    rival = await publishApplication(world.sandbox, 'taken-auth');
    await decide(world, approval, 'request.approve');
  });
  after(() => world.close());

  it('is told to the requester in a message of its own, with the cause and a button to try again', async () => {
    const failed = await world.see(chat, 'Request to publish taken: Failed');

    assert.notEqual(failed.id, formId);
    assert.match(textOf(failed), /refused/);
    assert.ok(buttonData(cardOf(failed), 'request.retry')['requestId']);
    assert.equal(cardsWith(world, chat, 'taken is published').length, 0);
  });

  it('goes on where it stopped once the cause is gone, without a second application', async () => {
    const failed = await world.see(chat, 'Request to publish taken: Failed');
    await call(world.sandbox, 'DELETE', `/v1.0/applications/${rival.applicationId}`);
    await call(world.sandbox, 'DELETE', `/v1.0/directory/deletedItems/${rival.applicationId}`);

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
