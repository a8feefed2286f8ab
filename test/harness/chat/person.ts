import { randomUUID } from 'node:crypto';
import type { FakeTeams } from '../../fakes/teams.ts';

/** A conversation in which people write or click. */
export interface Room {
  id: string;
  kind: 'personal' | 'groupChat' | 'channel';
}

/** The answer to a click: the body of the invoke's response. */
export interface ClickAnswer {
  status: number;
  body: { statusCode: number; type: string; value: unknown };
}

/** A person in Teams who talks to the bot. */
export interface Person {
  say(room: Room, text: string, overrides?: object): Promise<number>;
  click(room: Room, messageId: string, verb: string, data: object, overrides?: object): Promise<ClickAnswer>;
  /** Sends another kind of invoke, such as the result of a sign-in. Resolves to the HTTP status and the body. */
  invoke(
    room: Room,
    name: string,
    value: object,
    overrides?: object,
  ): Promise<{ status: number; body: unknown }>;
  open(room: Room, overrides?: object): Promise<void>;
  /** Tells the bot of an event in the conversation, its channel or its team. Resolves to the HTTP status. */
  event(room: Room, channelData: object, overrides?: object): Promise<number>;
}

const bot = { id: '28:bot', name: 'Qlik Publisher' };

/** Creates a person of a tenant who talks to the bot at `botUrl`. `sign` makes an activity's Authorization header. */
export function person(
  botUrl: string,
  teams: FakeTeams,
  tenantId: string,
  who: { id: string; name: string; locale?: string },
  sign: () => string = () => '',
): Person {
  const send = (body: object) => sendActivity(botUrl, body, sign());
  const activity = (room: Room, more: object) => {
    // Who writes in a chat with the bot has the app.
    if (room.kind === 'personal') teams.chats.set(who.id, room.id);
    return activityIn(room, more);
  };
  const activityIn = (room: Room, more: object) => ({
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: teams.serviceUrl,
    from: { id: `29:${who.id}`, name: who.name, aadObjectId: who.id },
    recipient: bot,
    conversation: {
      id: room.id,
      conversationType: room.kind,
      isGroup: room.kind !== 'personal',
      tenantId,
    },
    channelData: { tenant: { id: tenantId } },
    ...(who.locale && { locale: who.locale }),
    ...more,
  });
  const mention = { type: 'mention', mentioned: bot, text: '<at>Qlik Publisher</at>' };
  return {
    say: async (room, text, overrides = {}) => {
      const isGroup = room.kind !== 'personal';
      const said = isGroup ? { text: `<at>Qlik Publisher</at> ${text}`, entities: [mention] } : { text };
      return (await send(activity(room, { type: 'message', ...said, ...overrides }))).status;
    },
    click: async (room, messageId, verb, data, overrides = {}) => {
      const value = { action: { type: 'Action.Execute', verb, data } };
      const invoke = {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: messageId,
        value,
        ...overrides,
      };
      const answer = await send(activity(room, invoke));
      return { status: answer.status, body: (await answer.json()) as ClickAnswer['body'] };
    },
    invoke: async (room, name, value, overrides = {}) => {
      const answer = await send(activity(room, { type: 'invoke', name, value, ...overrides }));
      const text = await answer.text();
      return { status: answer.status, body: text ? JSON.parse(text) : null };
    },
    open: async (room, overrides = {}) => {
      await send(activity(room, { type: 'installationUpdate', action: 'add', ...overrides }));
    },
    event: async (room, channelData, overrides = {}) => {
      const data = { ...channelData, tenant: { id: tenantId } };
      const event = { type: 'conversationUpdate', channelData: data, ...overrides };
      return (await send(activity(room, event))).status;
    },
  };
}

/** Sends an activity as Teams does. */
export function sendActivity(botUrl: string, body: object, authorization: string): Promise<Response> {
  return fetch(`${botUrl}/api/messages`, {
    method: 'POST',
    // A connection that is kept may be closed just when the next activity goes out.
    headers: {
      'content-type': 'application/json',
      connection: 'close',
      ...(authorization && { authorization }),
    },
    body: JSON.stringify(body),
  });
}
