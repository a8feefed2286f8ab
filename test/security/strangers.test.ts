import assert from 'node:assert/strict';
import { administrator } from '../../src/trial/people.ts';
import { ask, decide, seePlan } from '../harness/chat/ask.ts';
import { cardOf, readable } from '../harness/chat/card.ts';
import type { TeamsMessage } from '../fakes/teams.ts';
import type { Room } from '../harness/chat/person.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { approvals } from '../harness/chat/rooms.ts';

const elsewhere = '11111111-2222-4333-8444-555555555555';
const chat: Room = { id: 'a:adam', kind: 'personal' };

/** What an activity may differ in, each guard alone: everything else is as Teams sends it. */
const differences: [guard: string, overrides: (tenantId: string, room: Room) => object][] = [
  ...['webchat', 'directline', 'emulator', 'skype', 'email', 'msteams ', 'MSTeams', 'msteams2', ''].map(
    (channelId): (typeof differences)[number] => [`the channel “${channelId}”`, () => ({ channelId })],
  ),
  ['no channel', () => ({ channelId: undefined })],
  [
    'another tenant',
    (_, room) => ({
      conversation: { id: room.id, conversationType: room.kind, tenantId: elsewhere },
      channelData: {},
    }),
  ],
  ['another tenant beside ours', () => ({ channelData: { tenant: { id: elsewhere } } })],
  [
    'no tenant',
    (_, room) => ({ conversation: { id: room.id, conversationType: room.kind }, channelData: {} }),
  ],
  [
    'a conversation without id',
    (tenantId, room) => ({ conversation: { id: '', conversationType: room.kind, tenantId } }),
  ],
  ['no person of a directory', () => ({ from: { id: '29:x', name: administrator.name } })],
  [
    'a person whose id is none',
    () => ({ from: { id: '29:x', name: administrator.name, aadObjectId: `${administrator.id}' or 1=1` } }),
  ],
];

describe('an activity that differs from what Teams sends in', () => {
  let world: World;
  let plan: TeamsMessage;
  before(async () => {
    world = await startWorld();
    await ask(world, { name: 'guarded' });
    plan = await seePlan(world, 'guarded');
    await world.adam.say(chat, 'help');
  });
  after(() => world.close());

  for (const [guard, overrides] of differences) {
    it(`${guard} is no message that is answered or does anything`, async () => {
      const before = world.teams.messages.length;

      await world.adam.say(chat, 'help', overrides(world.sandbox.tenantId, chat));
      await world.adam.say(approvals, 'settings approvals off', overrides(world.sandbox.tenantId, approvals));

      assert.equal(world.teams.messages.length, before);
    });

    it(`${guard} is no click that decides`, async () => {
      const differing = overrides(world.sandbox.tenantId, approvals);

      const card = { ...plan, id: plan.id };
      const { body } = await decide(
        { adam: { ...world.adam, click: (a, b, c, d) => world.adam.click(a, b, c, d, differing) } },
        card,
        'request.approve',
      );

      assert.notEqual(body?.type, 'application/vnd.microsoft.card.adaptive');
      assert.match(readable(cardOf(await seePlan(world, 'guarded'))), /Waiting for approval/);
    });
  }

  it('leaves approvals where they are asked for', async () => {
    await ask(world, { name: 'afterwards' });

    await seePlan(world, 'afterwards');
  });
});
