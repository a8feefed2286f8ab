import { ask, decide, seePlan } from '../chat/ask.ts';
import { buttonData, cardOf } from '../chat/card.ts';
import { seeOn } from '../chat/see.ts';
import { analytics } from '../chat/rooms.ts';
import type { World } from '../chat/world.ts';

/** One request fails half-way and is tried again, one is undone, one is withdrawn, and one sent back. */
export async function failed(world: World): Promise<void> {
  await failHalfWay(world, 'tried-again', 'request.retry');
  await world.see(analytics, 'tried-again is published');
  await failHalfWay(world, 'undone', 'request.undo');
  await world.see(analytics, 'The request to publish undone is undone');
  await withdraw(world, 'dropped');
  await ask(world, { name: 'tried-again' }, { room: analytics });
}

async function failHalfWay(world: World, name: string, verb: string): Promise<void> {
  const fault = { kind: 'status', status: 403 } as const;
  const switchOff = world.sandbox.faults.add({ method: 'PUT', path: 'connectorGroup', skip: 1, fault });
  const { messageId } = await ask(world, { name }, { room: analytics });
  await decide(world, await seePlan(world, name), 'request.approve');
  const card = await seeOn(world, analytics, messageId, 'Failed');
  switchOff();
  await world.rita.click(analytics, card.id, verb, buttonData(cardOf(card), verb));
}

async function withdraw(world: World, name: string): Promise<void> {
  const { messageId } = await ask(world, { name }, { room: analytics });
  await seePlan(world, name);
  const card = await seeOn(world, analytics, messageId, 'request.withdraw');
  const data = buttonData(cardOf(card), 'request.withdraw');
  await world.rita.click(analytics, card.id, 'request.withdraw', data);
}
