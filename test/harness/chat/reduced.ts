import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { colleagues } from '../../../src/trial/people.ts';
import { readable } from './card.ts';
import type { Person, Room } from './person.ts';
import type { TeamsMessage } from '../../fakes/teams.ts';
import type { World } from './world.ts';

const [, nadia] = colleagues;

export const reason = 'Because of the merger';
export const groups = 'Sales analysts';
/** What only some may read: the reason, people, internal addresses, sentences of a plan. */
const secrets = [reason, nadia.name, nadia.userPrincipalName, 'corp.contoso.com', groups, 'Data centre'];

/** A card about something, with nothing that only some may read. */
export function assertReduced(card: unknown, about: string): void {
  const text = readable(card);
  assert.match(text, new RegExp(about));
  for (const secret of secrets) assert.ok(!text.includes(secret), `${secret} in ${text}`);
}

/** A card with what only some may read. */
export function assertFull(card: unknown): void {
  assert.match(readable(card), /corp\.contoso\.com/);
}

/** What the bot says to a command, once there is as much of it. */
export async function told(
  world: Pick<World, 'in'>,
  who: Person,
  room: Room,
  text: string,
): Promise<TeamsMessage> {
  const before = new Set(world.in(room).map(({ id }) => id));
  await who.say(room, text);
  for (let i = 0; i < 200; i++) {
    const found = world.in(room).find(({ id }) => !before.has(id));
    if (found) return found;
    await sleep(25);
  }
  return assert.fail(`nothing in ${room.id}`);
}
