import { ask, seePlan } from '../chat/ask.ts';
import type { Room } from '../chat/person.ts';
import { analytics, approvals } from '../chat/rooms.ts';
import type { World } from '../chat/world.ts';

const team = { id: '19:it@thread.tacv2', name: 'Operations' };
const general: Room = { id: team.id, kind: 'channel' };
const other: Room = { id: '19:other@thread.tacv2', kind: 'channel' };

/** Approvals are asked for in another channel and back again, channels are renamed and lost, a chat is closed. */
export async function moved(world: World): Promise<void> {
  world.teams.teams.set(team.id, { name: 'IT', channels: [] });
  const ofTeam = { channelData: { team: { id: team.id }, tenant: { id: world.sandbox.tenantId } } };
  const tell = (eventType: string, about: object) => world.adam.event(general, { eventType, team, ...about });
  await ask(world, { name: 'moved' }, { room: analytics });
  await seePlan(world, 'moved');
  await world.adam.say(other, 'settings approvals', ofTeam);
  await seePlan(world, 'moved', other);
  await tell('channelRenamed', { channel: { id: other.id, name: 'Decisions' } });
  await tell('teamRenamed', {});
  await world.adam.say(other, 'settings announcements', ofTeam);
  await tell('channelDeleted', { channel: { id: other.id, name: 'Decisions' } });
  await tell('channelRestored', { channel: { id: other.id, name: 'Decisions' } });
  await world.adam.say(approvals, 'settings approvals');
  await world.adam.say(approvals, 'settings announcements');
  await tell('teamArchived', {});
  await tell('teamUnarchived', {});
  await world.olga.say({ id: 'a:olga', kind: 'personal' }, 'help');
  await world.olga.event(
    { id: 'a:olga', kind: 'personal' },
    {},
    { type: 'installationUpdate', action: 'remove' },
  );
}
