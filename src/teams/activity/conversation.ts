import { languageOf } from '../../language/language.ts';
import type { Activity, ConversationReference } from 'botbuilder';
import { z } from 'zod';
import type { Conversation } from '../../service/conversations/conversations.ts';
import { withoutThread } from '../../service/conversations/thread.ts';

/** What we store about a conversation so that the bot can write to it later. */
export interface StoredReference {
  reference: Partial<ConversationReference>;
}

/** Returns an activity's conversation in the form the service stores. */
export function conversationOf(activity: Activity): Conversation {
  const { recipient: bot, channelId, conversation, serviceUrl } = activity;
  const stored: StoredReference = {
    reference: { bot, channelId, conversation, serviceUrl },
  };
  const kind = kindOf(activity);
  const { channel, team } = teamsDataOf(activity);
  // An event can be about a different channel from the one it arrives through.
  const isAbout = channel.id === withoutThread(conversation.id);
  return {
    id: conversation.id,
    tenantId: tenantOf(activity),
    kind,
    userId: kind === 'personal' ? personOf(activity).userId : '',
    chatUserId: kind === 'personal' ? personOf(activity).chatUserId : '',
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

/** What an activity says about its channel and team. Whatever it does not say is `''`. */
export type TeamsData = z.infer<typeof teamsData>;

/** Returns the Teams-specific part of an activity. */
export function teamsDataOf({ channelData }: Activity): TeamsData {
  return teamsData
    .catch({ eventType: '', channel: { id: '', name: '' }, team: { id: '', name: '' } })
    .parse(channelData);
}

/** Returns the channel of a thread, where a post starts a new thread. Other conversations are returned unchanged. */
export function channelOf(conversation: Conversation): Conversation {
  const id = withoutThread(conversation.id);
  const stored = storedReference(conversation);
  const { conversation: thread, ...rest } = stored.reference;
  const reference = thread ? { ...rest, conversation: { ...thread, id } } : rest;
  return { ...conversation, id, reference: { ...stored, reference } satisfies StoredReference };
}

/** Returns the tenant the activity comes from, or `''` if it names none. */
export function tenantOf(activity: Activity): string {
  return tenantsOf(activity)[0] ?? '';
}

/** Returns every tenant the activity names. There are two places for one, and they can differ. */
export function tenantsOf(activity: Activity): string[] {
  const named = [activity.conversation?.tenantId ?? '', textAt(activity.channelData, 'tenant', 'id')];
  return named.filter((id) => id !== '');
}

/** Returns the stored reference with the type that `conversationOf` gave it. */
export function storedReference(conversation: Conversation): StoredReference {
  return conversation.reference as StoredReference;
}

/** Returns both ids of who sent the activity; the bot itself is nobody. */
export function personOf({ from, recipient }: Activity): { userId: string; chatUserId: string } {
  if (!from || from.id === recipient?.id) return { userId: '', chatUserId: '' };
  return { userId: (from.aadObjectId ?? '').toLowerCase(), chatUserId: from.id ?? '' };
}

function kindOf(activity: Activity): Conversation['kind'] {
  const kind = activity.conversation?.conversationType;
  if (kind === 'channel' || kind === 'groupChat') return kind;
  return activity.conversation?.isGroup ? 'groupChat' : 'personal';
}

/** Returns the string at `path` in untyped channel data, or `''`. */
function textAt(value: unknown, ...path: string[]): string {
  let at = value;
  for (const key of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined;
  return typeof at === 'string' ? at : '';
}
