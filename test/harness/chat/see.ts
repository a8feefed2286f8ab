import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FakeTeams, TeamsMessage } from '../../fakes/teams.ts';
import { textOf } from './card.ts';
import type { Person, Room } from './person.ts';
import { sayUntilTaken } from './say-until-taken.ts';

/** Returns the messages that people see in a room, oldest first. */
export function inRoom(teams: Pick<FakeTeams, 'messages'>, room: Room): TeamsMessage[] {
  return teams.messages.filter(
    ({ conversationId, isDeleted }) => !isDeleted && conversationId.split(';')[0] === room.id.split(';')[0],
  );
}

/** Messages that can be read room by room. */
interface Readable {
  in(room: Room): TeamsMessage[];
}

const waitSeconds = 15;

/** Waits until `count` messages of a room have cards with the text, and returns the newest of them. */
export async function see(
  teams: FakeTeams,
  room: Room,
  text: string,
  count = 1,
  seconds = waitSeconds,
): Promise<TeamsMessage> {
  for (let i = 0; i < seconds * 20; i++) {
    const messages = inRoom(teams, room).filter((one) => textOf(one).includes(text));
    const newest = messages.at(-1);
    if (newest && messages.length >= count) return newest;
    await sleep(50);
  }
  const there = inRoom(teams, room).map(textOf).join('\n');
  return assert.fail(`“${text}” did not appear in ${room.id}. There is:\n${there}`);
}

/** Waits for a message with the text that was not there when there were `seen` messages in all. */
export async function seeAfter(
  teams: FakeTeams,
  room: Room,
  text: string,
  seen: number,
): Promise<TeamsMessage> {
  const later = () => inRoom({ messages: teams.messages.slice(seen) }, room);
  for (let i = 0; i < waitSeconds * 20; i++) {
    const found = later().find((one) => textOf(one).includes(text));
    if (found) return found;
    await sleep(50);
  }
  const there = later().map(textOf).join('\n');
  return assert.fail(`“${text}” did not appear anew in ${room.id}. New there is:\n${there}`);
}

/** Waits until the card of message `id` contains the text, and returns the message. */
export async function seeOn(world: Readable, room: Room, id: string, text: string): Promise<TeamsMessage> {
  for (let i = 0; i < waitSeconds * 20; i++) {
    const found = world.in(room).find((one) => one.id === id && textOf(one).includes(text));
    if (found) return found;
    await sleep(50);
  }
  return assert.fail(`“${text}” did not appear on ${id} in ${room.id}`);
}

/** Types `publish` and returns the message with the new form. Older forms, such as refused ones, do not count. */
export async function openForm(world: Readable, who: Person, room: Room): Promise<TeamsMessage> {
  const before = new Set(world.in(room).map(({ id }) => id));
  await sayUntilTaken(who, room, 'publish');
  for (let i = 0; i < waitSeconds * 20; i++) {
    const form = world.in(room).find((one) => !before.has(one.id) && textOf(one).includes('request.submit'));
    if (form) return form;
    await sleep(50);
  }
  return assert.fail(`no form in ${room.id}`);
}
