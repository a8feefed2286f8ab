import { setTimeout as sleep } from 'node:timers/promises';
import type { ClickAnswer, Person, Room } from './person.ts';
import type { FakeTeams, TeamsMessage } from '../../fakes/teams.ts';
import { buttonData, cardOf, textOf } from './card.ts';
import { goodForm } from '../../builders/good-form.ts';
import { inRoom } from './see.ts';

/** Somebody who asks and somebody who decides, in a channel of their own each time; they try again when Teams shows an error. */
export interface Crowd {
  teams: FakeTeams;
  rita: Person;
  adam: Person;
  /** What was asked for and answered, by name: how it is to end. */
  accepted: Map<string, 'done' | 'rejected'>;
}

const waitMs = 90_000;

/** The channel in which a publication is asked for. */
export function channelOf(name: string): Room {
  return { id: `19:${name}@thread.tacv2`, kind: 'channel' };
}

/** Asks for a publication and decides on it, as persons do who see an error and click again. */
export async function askAndDecide(crowd: Crowd, name: string, end: 'done' | 'rejected'): Promise<void> {
  const { teams, rita, adam, accepted } = crowd;
  const room = channelOf(name);
  let form = await open(teams, rita, room);
  const qlikUrl = `https://${name}.corp.contoso.com`;
  const filled = { ...goodForm, name, externalDomain: 'msappproxy.net', qlikUrl };
  await again(() => {
    // Of a form that a killed bot could not record, the answer is a new one below.
    form = newest(teams, room, 'request.submit') ?? form;
    return rita.click(room, form.id, 'request.submit', filled);
  });
  accepted.set(name, end);
  const verb = end === 'done' ? 'request.approve' : 'request.reject';
  const waiting = `Approval to publish ${name}: Waiting for approval`;
  // As it was seen: a click that took effect although its answer was lost changes the card.
  const read = (card: TeamsMessage) => ({ id: card.id, data: buttonData(cardOf(card), verb) });
  let seen = read(await waitFor(teams, room, waiting));
  await again(() => {
    // A bot killed before it could record its message leaves a second one; persons click on what came last.
    const card = newest(teams, room, waiting);
    if (card) seen = read(card);
    return adam.click(room, seen.id, verb, { ...seen.data, comment: 'Not now' });
  });
}

async function open(teams: FakeTeams, rita: Person, room: Room): Promise<TeamsMessage> {
  for (const until = Date.now() + waitMs; Date.now() < until;) {
    await rita.say(room, 'publish');
    const form = inRoom(teams, room).find((one) => textOf(one).includes('request.submit'));
    if (form) return form;
    await sleep(500);
  }
  throw new Error(`No form in ${room.id}`);
}

/** Clicks until the answer is a card: an error is no answer, and a message says why nothing was changed. */
async function again(click: () => Promise<ClickAnswer>): Promise<void> {
  let last = '';
  for (const until = Date.now() + waitMs; Date.now() < until; await sleep(500)) {
    const { status, body } = await click();
    if (status === 200 && body.type === 'application/vnd.microsoft.card.adaptive') return;
    last = `${status} ${String(body?.value)}`;
  }
  throw new Error(`No click was answered with a card, the last one with ${last}`);
}

function newest(teams: FakeTeams, room: Room, text: string): TeamsMessage | undefined {
  return inRoom(teams, room).findLast((one) => textOf(one).includes(text));
}

async function waitFor(teams: FakeTeams, room: Room, text: string): Promise<TeamsMessage> {
  for (const until = Date.now() + waitMs; Date.now() < until; await sleep(100)) {
    const found = newest(teams, room, text);
    if (found) return found;
  }
  throw new Error(
    `“${text}” did not appear. There is: ${inRoom(teams, room).map(textOf).join('\n').slice(0, 2000)}`,
  );
}
