import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { eventually } from '../eventually.ts';
import type { Person, Room } from './person.ts';

/** As long as the longest limit of messages in a conversation. */
const longestSeconds = 30;

/** Says something, again and again like Teams, which delivers again what the bot cannot answer now. */
export async function sayUntilTaken(who: Person, room: Room, text: string): Promise<void> {
  const id = randomUUID();
  const said = async () => assert.equal(await who.say(room, text, { id }), 200, text);
  await eventually(said, longestSeconds);
}
