import { languageOf } from '../../language/language.ts';
import type { Activity, ConversationReference } from 'botbuilder';
import { z } from 'zod';
import type { Conversation } from '../../service/conversations/conversations.ts';
import { withoutThread } from '../../service/conversations/thread.ts';

/** What is kept of a conversation to write there later. */
export interface StoredReference {
  reference: Partial<ConversationReference>;
}

/** The conversation of an activity as the service keeps it. */
export function conversationOf(activity: Activity): Conversation {
  const { recipient: bot, channelId, conversation, serviceUrl } = activity;
  const stored: StoredReference = {
    reference: { bot, channelId, conversation, serviceUrl },
  };
  const kind = kindOf(activity);
  const { channel, team } = teamsDataOf(activity);
  // An event may tell of another channel than the one it comes through.
  const isAbout = channel.id === withoutThread(conversation.id);
  return {
    id: conversation.id,
    tenantId: tenantOf(activity),
    kind,
    userId: kind === 'personal' ? (activity.from?.aadObjectId ?? '').toLowerCase() : '',
    name: kind === 'groupChat' ? (conversation.name ?? '') : isAbout ? channel.name : '',
    teamId: team.id,
    teamName: team.name,
    language: kind === 'personal' && activity.locale ? languageOf(activity.locale) : null,
    reference: stored,
  };
}

const nameAndId = z.object({ id: z.string().catch(''), name: z.string().catch('') });
const teamsData = z.object({
  eventType: z.string().catch(''),
  channel: nameAndId.catch({ id: '', name: '' }),
  team: nameAndId.catch({ id: '', name: '' }),
});

/** What an activity tells of its channel and team; what it does not tell is `''`. */
export type TeamsData = z.infer<typeof teamsData>;

/** The part of an activity that only Teams has. */
export function teamsDataOf({ channelData }: Activity): TeamsData {
  return teamsData
    .catch({ eventType: '', channel: { id: '', name: '' }, team: { id: '', name: '' } })
    .parse(channelData);
}

/** The channel a thread is in: what is posted there begins a thread of its own. Other conversations stay as they are. */
export function channelOf(conversation: Conversation): Conversation {
  const id = withoutThread(conversation.id);
  const stored = storedReference(conversation);
  const { conversation: thread, ...rest } = stored.reference;
  const reference = thread ? { ...rest, conversation: { ...thread, id } } : rest;
  return { ...conversation, id, reference: { ...stored, reference } satisfies StoredReference };
}

/** The tenant the activity comes from; `''` when it names none. */
export function tenantOf(activity: Activity): string {
  return tenantsOf(activity)[0] ?? '';
}

/** Every tenant the activity names: it can do so in two places. */
export function tenantsOf(activity: Activity): string[] {
  const named = [activity.conversation?.tenantId ?? '', textAt(activity.channelData, 'tenant', 'id')];
  return named.filter((id) => id !== '');
}

/** The reference as this file stored it. */
export function storedReference(conversation: Conversation): StoredReference {
  return conversation.reference as StoredReference;
}

function kindOf(activity: Activity): Conversation['kind'] {
  const kind = activity.conversation?.conversationType;
  if (kind === 'channel' || kind === 'groupChat') return kind;
  return activity.conversation?.isGroup ? 'groupChat' : 'personal';
}

/** A text inside untyped channel data, or `''`. */
function textAt(value: unknown, ...path: string[]): string {
  let at = value;
  for (const key of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined;
  return typeof at === 'string' ? at : '';
}
