import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { channelDataOf, people, type Place, type Who } from './places.ts';
import { canUse, mayRead } from './reach.ts';
import type { Stage } from './stage.ts';

/** Says something to the bot. Teams delivers again what was not taken. */
export async function say(stage: Stage, who: Who, place: Place, text: string): Promise<void> {
  if (!canUse(stage, place) || !mayRead(who, place)) return;
  const data = { id: randomUUID(), channelData: dataOf(stage, place) };
  for (let delivery = 0; delivery < 3; delivery++)
    if ((await stage.as(people[who]).say(place, text, data)) < 500) return;
}

/** Sends an activity that nobody has to understand, twice. */
export async function sendOdd(stage: Stage, who: Who, place: Place, odd: object): Promise<void> {
  if (!canUse(stage, place)) return;
  const data = { id: randomUUID(), ...odd };
  for (let delivery = 0; delivery < 2; delivery++) {
    const status = await stage.as(people[who]).event(place, channelDataOf(place), data);
    assert.ok(status === 200 || status === 503, `${status} to ${JSON.stringify(odd)}`);
  }
}

/** Returns the channel data of an activity in the place. */
export function dataOf(stage: Stage, place: Place): object {
  return { ...channelDataOf(place), tenant: { id: stage.tenantId() } };
}
