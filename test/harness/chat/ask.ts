import assert from 'node:assert/strict';
import type { ClickAnswer, Person, Room } from './person.ts';
import { elementsOf } from './read-card.ts';
import type { TeamsMessage } from '../../fakes/teams.ts';
import { buttonData, cardOf } from './card.ts';
import { type World } from './world.ts';
import { approvals, chat } from './rooms.ts';
import { goodForm } from '../../builders/good-form.ts';
import { openForm } from './see.ts';

/** What somebody sent with the publish form: the message that holds the card, and what the click got back. */
export interface Asked {
  messageId: string;
  form: typeof goodForm & Record<string, string>;
  answer: ClickAnswer;
}

/** Opens the form and sends it, filled in well except for the changes; each name has a Qlik server of its own. */
export async function ask(
  world: Pick<World, 'see' | 'rita' | 'in'>,
  changes: Record<string, string> & { name: string },
  { room = chat, who = world.rita, formId = '' }: { room?: Room; who?: Person; formId?: string } = {},
): Promise<Asked> {
  const id = formId || (await openForm(world, who, room)).id;
  const form = {
    ...goodForm,
    externalDomain: 'msappproxy.net',
    qlikUrl: `https://${changes.name}.corp.contoso.com`,
    ...changes,
  };
  return { messageId: id, form, answer: await who.click(room, id, 'request.submit', form) };
}

/** The approval card of a request once its plan is there. */
export async function seePlan(
  world: Pick<World, 'see'>,
  name: string,
  room: Room = approvals,
): Promise<TeamsMessage> {
  return world.see(room, `Approval to publish ${name}: Waiting for approval`);
}

/** Decides on a card as it is shown. */
export async function decide(
  world: Pick<World, 'adam'>,
  card: TeamsMessage,
  verb: 'request.approve' | 'request.reject',
  {
    room = approvals,
    who = world.adam,
    ...changes
  }: { room?: Room; who?: Person } & Record<string, unknown> = {},
): Promise<ClickAnswer> {
  return who.click(room, card.id, verb, { ...buttonData(cardOf(card), verb), comment: '', ...changes });
}

/** Asks, has it approved, and waits until it is published. */
export async function publish(
  world: Pick<World, 'see' | 'rita' | 'adam' | 'in'>,
  name: string,
  room: Room = chat,
): Promise<void> {
  await ask(world, { name }, { room });
  const { body } = await decide(world, await seePlan(world, name), 'request.approve');
  assert.equal(body.type, 'application/vnd.microsoft.card.adaptive', String(body.value));
  await world.see(room, `${name} is published`);
}

/** Display names of the applications of a publication in the tenant. */
export async function applicationsOf(world: World, name: string): Promise<string[]> {
  const filter = `startswith(displayName,'Qlik Sense ${name}') or startswith(displayName,'qlik-publisher')`;
  const { value } = await world.graph(`/v1.0/applications?$filter=${encodeURIComponent(filter)}`);
  return (value as { displayName: string }[]).map(({ displayName }) => displayName).toSorted();
}

/** What each input of a form shows. */
export function inputValues(card: unknown): Record<string, unknown> {
  const inputs = elementsOf(card).filter(({ type }) => type?.startsWith('Input.') === true);
  return Object.fromEntries(inputs.map(({ id, value }) => [id ?? '', value]));
}

/** The cards of a room that hold the text. */
export function cardsWith(world: World, room: Room, text: string): TeamsMessage[] {
  return world.in(room).filter((message) => JSON.stringify(cardOf(message)).includes(text));
}
