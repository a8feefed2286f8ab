import type { Activity, ConversationReference } from 'botbuilder';
import type { Conversation } from '../service/conversations.ts';

/** What is kept of a conversation to write there later. */
export interface StoredReference {
  reference: Partial<ConversationReference>;
  /** Thread id of the team, for channels; `''` otherwise. */
  teamId: string;
}

/** The conversation of an activity as the service keeps it. */
export function conversationOf(activity: Activity): Conversation {
  const { recipient: bot, channelId, conversation, serviceUrl } = activity;
  const stored: StoredReference = {
    reference: { bot, channelId, conversation, serviceUrl },
    teamId: textAt(activity.channelData, 'team', 'id'),
  };
  return {
    id: activity.conversation.id,
    tenantId: tenantOf(activity),
    kind: kindOf(activity),
    userId: kindOf(activity) === 'personal' ? (activity.from?.aadObjectId ?? '') : '',
    reference: stored,
  };
}

/** The channel a thread is in: what is posted there begins a thread of its own. Other conversations stay as they are. */
export function channelOf(conversation: Conversation): Conversation {
  const [id = ''] = conversation.id.split(';');
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
