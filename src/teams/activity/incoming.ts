import { z } from 'zod';
import type { Conversation } from '../../service/conversations/conversations.ts';
import { kindOfConversation } from './kind-of-conversation.ts';
import { mentionsIn, type Mention } from './mention.ts';
import { list, named, text } from './tolerant.ts';
import { writtenIn } from './written-in.ts';

/** An activity as this bot reads it. A text that Teams did not send, or sent as something else, is `''`. */
export interface Incoming {
  type: string;
  id: string;
  /** When it was sent, as Teams wrote it. */
  timestamp: string;
  /** Which invoke it is. */
  name: string;
  /** What an `installationUpdate` did. */
  action: string;
  channelId: string;
  serviceUrl: string;
  /** `de-AT`; `''` also for what is no locale. */
  locale: string;
  conversation: {
    id: string;
    kind: Conversation['kind'];
    name: string;
    /** As Teams wrote it, which Teams wants back. */
    type: string;
    tenantId: string;
  };
  /** The tenant that the data of Teams names beside the conversation's. */
  teamsTenantId: string;
  /** Who sent it; null = nobody or the bot itself, as with events of Teams. Other tenants have people, too. */
  person: { aadObjectId: string; chatUserId: string; name: string } | null;
  /** The bot as Teams knows it. */
  bot: { id: string; name: string };
  /** What was written, as Teams encodes it; `saidToBot` reads it. */
  text: string;
  mentions: Mention[];
  /** The message that was clicked or answered. */
  replyToId: string;
  /** What happened to a channel, a team or a message. */
  eventType: string;
  channel: { id: string; name: string };
  team: { id: string; name: string };
  /** Ids in the chat. */
  membersAdded: string[];
  membersRemoved: string[];
  /** The data of an invoke; whoever reads it checks it. */
  value: unknown;
}

const nobody = { id: '', name: '', aadObjectId: '' };
const noTeams = { eventType: '', channel: nobody, team: nobody, tenant: nobody };
const noConversation = { id: '', name: '', tenantId: '', conversationType: '', isGroup: null };

const activity = z.object({
  type: text,
  id: text,
  timestamp: text,
  name: text,
  action: text,
  channelId: text,
  serviceUrl: text,
  locale: text,
  text,
  replyToId: text,
  conversation: z
    .object({
      id: text,
      name: text,
      tenantId: text,
      conversationType: text,
      isGroup: z.boolean().nullable().default(null).catch(null),
    })
    .catch(noConversation),
  from: named,
  recipient: named,
  channelData: z.object({ eventType: text, channel: named, team: named, tenant: named }).catch(noTeams),
});

/**
 * Reads an activity. Never throws: whatever is missing or odd is left empty, and whoever needs it says so.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object
 */
export function incomingOf(body: object): Incoming {
  const read = activity.parse(body);
  const { from, recipient, conversation, channelData } = read;
  const { channel, team, tenant, eventType } = channelData;
  const bot = { id: recipient.id, name: recipient.name };
  const { conversationType: type, ...where } = conversation;
  const at = (key: string): unknown => Reflect.get(body, key);
  return {
    type: read.type,
    id: read.id,
    timestamp: read.timestamp,
    name: read.name,
    action: read.action,
    channelId: read.channelId,
    serviceUrl: read.serviceUrl,
    locale: /^[a-z]{2,3}([-_][a-z0-9]{1,8})*$/i.test(read.locale) ? read.locale : '',
    conversation: {
      id: where.id,
      kind: kindOfConversation(conversation),
      name: where.name,
      type,
      tenantId: where.tenantId,
    },
    teamsTenantId: tenant.id,
    person: personOf(from, bot.id),
    bot,
    text: writtenIn(read.text, at('attachments')),
    mentions: mentionsIn(at('entities'), bot),
    replyToId: read.replyToId,
    eventType,
    channel: { id: channel.id, name: channel.name },
    team: { id: team.id, name: team.name },
    membersAdded: idsIn(at('membersAdded')),
    membersRemoved: idsIn(at('membersRemoved')),
    value: at('value'),
  };
}

function personOf({ id, name, aadObjectId }: z.infer<typeof named>, botId: string): Incoming['person'] {
  if ((id === '' && aadObjectId === '') || (id !== '' && id === botId)) return null;
  return { chatUserId: id, name, aadObjectId: aadObjectId.toLowerCase() };
}

function idsIn(members: unknown): string[] {
  return list
    .parse(members)
    .map((member) => named.parse(member).id)
    .filter((id) => id !== '');
}
