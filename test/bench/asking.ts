import assert from 'node:assert/strict';
import { goodForm } from '../builders/good-form.ts';
import { buttonData, cardOf, textOf } from '../harness/chat/card.ts';
import type { Person, Room } from '../harness/chat/person.ts';
import { inRoom } from '../harness/chat/see.ts';
import type { Scene } from './scene.ts';

const card = 'application/vnd.microsoft.card.adaptive';

/** A request that waits for approval, with the message that holds its approval card. */
export interface Planned {
  name: string;
  requestId: string;
  room: Room;
  messageId: string;
  data: Record<string, string>;
}

/** Returns the channel in which a publication is asked for: Teams limits the messages of each conversation. */
export function channelOf(name: string): Room {
  return { id: `19:${name}@thread.tacv2`, kind: 'channel' };
}

/** Opens a form in the publication's channel. Resolves to the id of its message. */
export async function openForm(scene: Scene, who: Person, name: string): Promise<string> {
  const room = channelOf(name);
  const arrival = scene.inbox.next(room, 'request.submit');
  await who.say(room, 'publish');
  await arrival;
  return messageWith(scene, room, 'request.submit');
}

/** Sends the form, and waits for the plan. `clicked` gets how long the click took, in milliseconds. */
export async function submit(
  scene: Scene,
  who: Person,
  { name, formId, entries = {} }: { name: string; formId: string; entries?: Record<string, string> },
  clicked: (ms: number) => void = () => {},
): Promise<Planned> {
  const room = channelOf(name);
  const waiting = `Approval to publish ${name}: Waiting for approval`;
  const arrival = scene.inbox.next(room, waiting, 180);
  arrival.catch(() => {});
  const qlikUrl = `https://${name}.corp.contoso.com`;
  const form = { ...goodForm, name, externalDomain: 'msappproxy.net', qlikUrl, groups: '', ...entries };
  const startedAt = performance.now();
  const { body } = await who.click(room, formId, 'request.submit', form);
  clicked(performance.now() - startedAt);
  assert.equal(body.type, card, String(body.value));
  const data = buttonData((await arrival).card, 'request.approve');
  const { requestId = '' } = data;
  return { name, requestId, room, messageId: await messageWith(scene, room, waiting), data };
}

/** Asks for a publication and waits for its plan. */
export async function plan(
  scene: Scene,
  who: Person,
  name: string,
  entries: Record<string, string> = {},
): Promise<Planned> {
  return submit(scene, who, { name, formId: await openForm(scene, who, name), entries });
}

/** Approves. Resolves to how long the click took, in milliseconds. */
export async function approve({ adam }: Scene, { room, messageId, data }: Planned): Promise<number> {
  const startedAt = performance.now();
  const { body } = await adam.click(room, messageId, 'request.approve', { ...data, comment: '' });
  const ms = performance.now() - startedAt;
  assert.equal(body.type, card, String(body.value));
  return ms;
}

/** The call that brings a card is seen before Teams has kept it. */
async function messageWith({ teams }: Scene, room: Room, text: string): Promise<string> {
  for (;;) {
    const found = inRoom(teams, room).findLast((one) => textOf(one).includes(text));
    if (found && cardOf(found)) return found.id;
    await new Promise(setImmediate);
  }
}
