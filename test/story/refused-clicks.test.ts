import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { administrator } from '../../src/trial/people.ts';
import { applicationsOf, ask, decide, seePlan } from '../harness/chat/ask.ts';
import type { ClickAnswer } from '../harness/chat/person.ts';
import type { TeamsMessage } from '../fakes/teams.ts';
import { buttonData, cardOf, readable } from '../harness/chat/card.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { analytics, approvals, chat } from '../harness/chat/rooms.ts';

function assertRefused({ status, body }: ClickAnswer, says: RegExp): void {
  assert.equal(status, 200);
  assert.equal(body.statusCode, 200);
  assert.equal(body.type, 'application/vnd.microsoft.activity.message');
  assert.match(String(body.value), says);
}

describe('a click that is refused', () => {
  let world: World;
  let plan: TeamsMessage;
  let updates = 0;
  before(async () => {
    world = await startWorld();
    await ask(world, { name: 'guarded' });
    plan = await seePlan(world, 'guarded');
    updates = plan.updates;
  });
  after(() => world.close());
  afterEach('changes nothing', async () => {
    const now = await world.adam.click(approvals, plan.id, 'request.refresh', {
      requestId: data().requestId,
    });
    assert.match(readable(now.body.value), /Approval to publish guarded: Waiting for approval/);
    assert.equal(plan.updates, updates);
    assert.deepEqual(await applicationsOf(world, 'guarded'), []);
  });

  const approve = (changes: Record<string, unknown> = {}) => decide(world, plan, 'request.approve', changes);
  const data = (): Record<string, string> => buttonData(cardOf(plan), 'request.approve');

  const malformed: [what: string, data: unknown][] = [
    ['no data', undefined],
    ['text for data', 'approve it'],
    ['a list for data', ['a']],
    ['a request id that is none', { requestId: "' or 1=1", digest: 'a'.repeat(64) }],
    ['a digest that is none', { requestId: randomUUID(), digest: '' }],
    ['a comment that is an object', { requestId: randomUUID(), digest: 'a'.repeat(64), comment: {} }],
  ];
  for (const [what, sent] of malformed)
    it(`has ${what}`, async () => {
      const value = { action: { type: 'Action.Execute', verb: 'request.approve', data: sent } };

      const answer = await world.adam.click(approvals, plan.id, 'request.approve', {}, { value });

      assertRefused(answer, /does not understand/);
    });

  it('has a form of other types', async () => {
    const answer = await world.rita.click(chat, '1', 'request.submit', { name: 5, users: ['a@contoso.com'] });

    assertRefused(answer, /does not understand/);
  });

  it('has no action at all', async () => {
    const answer = await world.adam.click(approvals, plan.id, 'request.approve', {}, { value: 'approve' });

    assertRefused(answer, /does not know this button/);
  });

  it('has an unknown verb', async () => {
    assertRefused(
      await world.adam.click(approvals, plan.id, 'request.delete', data()),
      /does not know this button/,
    );
  });

  it('is another invoke than a card action', async () => {
    const answer = await world.adam.click(approvals, plan.id, 'request.approve', data(), {
      name: 'task/submit',
    });

    assert.match(`${answer.status} ${JSON.stringify(answer.body)}`, /^200 .*does not know this button/);
  });

  it('names a request that does not exist', async () => {
    assertRefused(await approve({ requestId: randomUUID() }), /not the current one/);
  });

  it('names another request than the card is about', async () => {
    await ask(world, { name: 'other' });
    const other = buttonData(cardOf(await seePlan(world, 'other')), 'request.approve');

    const answer = await approve({ ...other });

    assertRefused(answer, /not the current one/);
    await seePlan(world, 'other');
  });

  it('names another request, whose card is being posted just then', async () => {
    world.teams.slow.postMs = 3000;
    await ask(world, { name: 'arriving' });
    const arriving = buttonData(cardOf(await seePlan(world, 'arriving')), 'request.approve');

    const answer = await approve({ ...arriving });

    world.teams.slow.postMs = 0;
    assertRefused(answer, /not the current one/);
    await seePlan(world, 'arriving');
    assert.deepEqual(await applicationsOf(world, 'arriving'), []);
  });

  it('comes from a copy of the card in another conversation', async () => {
    await world.adam.say(analytics, 'help');

    assertRefused(await approve({ room: analytics }), /not the current one/);
  });

  it('comes from another message of the same conversation', async () => {
    const answer = await world.adam.click(approvals, '1699999999999', 'request.approve', data());

    assertRefused(answer, /not the current one/);
  });

  it('approves on a card that is not for approvals', async () => {
    const status = await world.see(chat, 'Request to publish guarded');

    const answer = await world.adam.click(chat, status.id, 'request.approve', data());

    assertRefused(answer, /nothing to decide/);
  });

  it('is made by somebody who is no approver', async () => {
    assertRefused(await approve({ who: world.tom }), /You may not decide this/);
    assertRefused(await approve({ who: world.rita }), /You may not decide this/);
  });

  it('claims in its data to be made by an approver', async () => {
    const answer = await approve({ who: world.tom, aadObjectId: administrator.id, actor: administrator });

    assertRefused(answer, /You may not decide this/);
  });

  it('approves what the approver has asked for', async () => {
    await ask(world, { name: 'own' }, { who: world.adam });
    const own = await seePlan(world, 'own');

    assertRefused(await decide(world, own, 'request.approve'), /You asked for this yourself/);

    await seePlan(world, 'own');
    assert.deepEqual(await applicationsOf(world, 'own'), []);
  });

  it('approves another plan than the one that was made', async () => {
    assertRefused(await approve({ digest: 'a'.repeat(64) }), /plan has changed/);
  });

  it('rejects without saying why', async () => {
    const { body } = await decide(world, plan, 'request.reject', { comment: '  ' });

    assert.match(readable(body.value), /Say why, so that the requester/);
  });

  it('withdraws what somebody else has asked for', async () => {
    const status = await world.see(chat, 'Request to publish guarded: Waiting');
    const withdraw = buttonData(cardOf(status), 'request.withdraw');

    assertRefused(
      await world.tom.click(chat, status.id, 'request.withdraw', withdraw),
      /Only Rita Requester/,
    );
  });

  const elsewhere = '11111111-2222-4333-8444-555555555555';
  const strangers: [what: string, overrides: object][] = [
    [
      'another tenant',
      {
        conversation: { id: approvals.id, conversationType: 'channel', isGroup: true, tenantId: elsewhere },
        channelData: { tenant: { id: elsewhere } },
      },
    ],
    ['no tenant', { conversation: { id: approvals.id, conversationType: 'channel' }, channelData: {} }],
    ['somebody without a directory id', { from: { id: '29:x', name: 'Adam Administrator' } }],
    ['another channel than Teams', { channelId: 'webchat' }],
  ];
  for (const [what, overrides] of strangers)
    it(`comes from ${what}`, async () => {
      const answer = await world.adam.click(approvals, plan.id, 'request.approve', data(), overrides);

      assertRefused(answer, /does not take actions from here/);
    });

  it('says two different tenants', async () => {
    const overrides = { channelData: { tenant: { id: elsewhere } } };

    const answer = await world.adam.click(approvals, plan.id, 'request.approve', data(), overrides);

    assertRefused(answer, /does not take actions from here/);
  });
});
