import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { administrator, colleagues, requester } from '../../src/trial/people.ts';
import { branchOfficeConnectorGroupId } from '../../src/trial/sandbox/tenant/seed.ts';
import type { EventRow } from '../../src/store/events.ts';
import { ask, decide, inputValues, seePlan } from '../harness/chat/ask.ts';
import { buttonData, cardOf, readable } from '../harness/chat/card.ts';
import { readEvents } from '../harness/database/read-events.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { analytics, approvals, chat } from '../harness/chat/rooms.ts';
import { seeOn } from '../harness/chat/see.ts';

const [olga, , tom, wei] = colleagues;
const elsewhere = '11111111-2222-4333-8444-555555555555';

describe('everything that people do is written down', () => {
  let dataDir: string;
  let events: EventRow[];
  before(async function () {
    this.timeout(120_000);
    dataDir = await mkdtemp(join(tmpdir(), 'record-'));
    let databaseUrl = '';
    const world = await startWorld({ dataDir, databaseAt: async (url) => (databaseUrl = url) });
    try {
      await binds(world);
      await isRejected(world);
      await isWithdrawn(world);
      await isSentBack(world);
      await failsAndIsUndone(world);
    } finally {
      await world.bot.stop();
      world.bot.stop = async () => {};
      events = await readEvents(dataDir, databaseUrl);
      await world.close();
    }
  });
  after(() => rm(dataDir, { recursive: true }));

  async function binds(world: World): Promise<void> {
    const { adam } = world;
    await adam.say(analytics, 'settings announcements');
    await world.tom.say(analytics, 'settings approvals');
    await adam.say(analytics, 'settings announcements off');
    await adam.say(analytics, 'settings announcements off');
  }

  async function isRejected(world: World): Promise<void> {
    await ask(world, { name: 'unwanted', reason: 'On the road' });
    const plan = await seePlan(world, 'unwanted');
    const foreign = { channelData: { tenant: { id: elsewhere } } };
    for (let i = 0; i < 3; i++) await decide(world, plan, 'request.approve', { who: world.tom });
    await decide(world, plan, 'request.approve', { room: analytics });
    const data = buttonData(cardOf(plan), 'request.approve');
    await world.adam.click(approvals, plan.id, 'request.approve', data, foreign);
    await decide(world, plan, 'request.reject', { comment: ' ' });
    await decide(world, plan, 'request.reject', { comment: 'Not this one' });
    await decide(world, plan, 'request.reject', { comment: 'Again' });
  }

  async function isWithdrawn(world: World): Promise<void> {
    const { messageId } = await ask(world, { name: 'dropped' });
    await seePlan(world, 'dropped');
    const status = await seeOn(world, chat, messageId, 'request.withdraw');
    const data = buttonData(cardOf(status), 'request.withdraw');
    await world.adam.click(chat, messageId, 'request.withdraw', data);
    await world.rita.click(chat, messageId, 'request.withdraw', data);
  }

  async function isSentBack(world: World): Promise<void> {
    await ask(world, { name: 'sick', connectorGroupId: branchOfficeConnectorGroupId });
    await world.see(chat, 'https://sick.corp.contoso.com');
  }

  async function failsAndIsUndone(world: World): Promise<void> {
    await ask(world, { name: 'half' });
    await decide(world, await seePlan(world, 'half'), 'request.approve', { comment: 'Fine' });
    await world.see(chat, 'half is published');
    const fault = { kind: 'status', status: 403, code: 'Authorization_RequestDenied' } as const;
    world.sandbox.faults.add({ method: 'POST', path: '/appRoleAssignedTo$', skip: 1, fault });
    const form = await openAssign(world);
    const approval = await world.see(approvals, 'Approval to assign half: Waiting for approval');
    await decide(world, approval, 'request.approve', { who: world.olga });
    const failed = await seeOn(world, chat, form, 'Request to assign half: Failed');
    const retry = buttonData(cardOf(failed), 'request.retry');
    await world.tom.click(chat, form, 'request.retry', retry);
    await world.rita.click(chat, form, 'request.retry', retry);
    const undo = buttonData(cardOf(failed), 'request.undo');
    // Before it has failed again, the button changes nothing.
    for (let card: unknown = ''; !readable(card).includes('Undoing'); await sleep(50))
      card = (await world.adam.click(chat, form, 'request.undo', undo)).body.value;
    await world.see(chat, 'The request to assign half is undone');
  }

  /** Sends the form that assigns Wei; gives the message that holds the card. */
  async function openAssign(world: World): Promise<string> {
    await world.rita.say(chat, `assign half ${wei.userPrincipalName}`);
    const form = await world.see(chat, wei.userPrincipalName);
    const data = { ...inputValues(cardOf(form)), ...buttonData(cardOf(form), 'request.submit') };
    await world.rita.click(chat, form.id, 'request.submit', { ...data, reason: 'A new tester' });
    return form.id;
  }

  const of = (name: string) => events.filter((event) => event.name === name);
  const lines = (rows: EventRow[]) => rows.map(({ kind, actor_name }) => `${kind} ${actor_name}`.trim());
  const firstOf = (name: string, kind: EventRow['kind']) => of(name).find((event) => event.kind === kind);

  it('that a channel is bound and let go of, by whom, and that somebody may not', () => {
    const bindings = events.filter(({ request_id }) => request_id === null);

    assert.deepEqual(lines(bindings), [
      'bound Adam Administrator',
      'bound Adam Administrator',
      'refused Tom Becker',
      'unbound Adam Administrator',
    ]);
    const [first, second, refused, last] = bindings.map(({ details }) => details);
    assert.deepEqual([first?.['binding'], first?.['conversationId']], ['approvals', approvals.id]);
    assert.deepEqual([second?.['binding'], second?.['conversationId']], ['announcements', analytics.id]);
    assert.deepEqual([refused?.['what'], refused?.['rule']], ['settings', 'You may not decide this.']);
    assert.deepEqual([last?.['binding'], last?.['conversationId']], ['announcements', analytics.id]);
    assert.equal(bindings[3]?.actor_id, administrator.id);
  });

  it('that somebody asked, was refused, rejected with which words, each once', () => {
    assert.deepEqual(lines(of('unwanted')), [
      'asked Rita Requester',
      'planned',
      'refused Tom Becker',
      'refused Adam Administrator',
      'refused Adam Administrator',
      'rejected Adam Administrator',
    ]);
    const [asked, planned, stranger, copied, foreign, rejected] = of('unwanted');
    assert.equal(asked?.actor_id, requester.id);
    assert.deepEqual(asked.details, { kind: 'publish', reason: 'On the road' });
    assert.match(String(planned?.details['digest']), /^[0-9a-f]{64}$/);
    assert.equal(stranger?.actor_id, tom.id);
    assert.deepEqual(
      [stranger, copied, foreign].map((one) => [one?.details['what'], one?.details['rule']]),
      [
        ['request.approve', 'You may not decide this.'],
        ['request.approve', 'This card is not the current one of its request.'],
        ['request.approve', 'another tenant'],
      ],
    );
    assert.deepEqual(rejected?.details, { digest: planned?.details['digest'], comment: 'Not this one' });
  });

  it('that somebody withdrew, and that somebody else could not', () => {
    assert.deepEqual(lines(of('dropped')), [
      'asked Rita Requester',
      'planned',
      'refused Adam Administrator',
      'withdrawn Rita Requester',
    ]);
  });

  it('that a form was sent back', () => {
    assert.deepEqual(lines(of('sick')), ['asked Rita Requester', 'sent-back']);
  });

  it('that a request was approved, failed, was tried again and undone, by whom', () => {
    assert.deepEqual(lines(of('half')), [
      'asked Rita Requester',
      'planned',
      'approved Adam Administrator',
      'done',
      'asked Rita Requester',
      'planned',
      `approved ${olga.name}`,
      'failed',
      'refused Tom Becker',
      'retried Rita Requester',
      'failed',
      'undone Adam Administrator',
      'undo-ended',
    ]);
    assert.equal(firstOf('half', 'approved')?.details['comment'], 'Fine');
    assert.equal(firstOf('half', 'failed')?.details['code'], 'Authorization_RequestDenied');
  });
});
