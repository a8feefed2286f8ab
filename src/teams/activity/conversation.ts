import { languageOf } from '../../language/language.ts';
import type { ConversationReference } from 'botbuilder';
import type { Conversation } from '../../service/conversations/conversations.ts';
import { withoutThread } from '../../service/conversations/thread.ts';
import type { Incoming } from './incoming.ts';

/** What we store about a conversation so that the bot can write to it later. */
export interface StoredReference {
  reference: Partial<ConversationReference>;
}

/** Returns an activity's conversation in the form the service stores. */
export function conversationOf(incoming: Incoming): Conversation {
  const { bot, channelId, conversation, serviceUrl, channel, team, person, locale } = incoming;
  const { id, kind, name, type } = conversation;
  const tenantId = tenantOf(incoming);
  const account = { id, name, conversationType: type || kind, isGroup: kind !== 'personal', tenantId };
  const stored: StoredReference = { reference: { bot, channelId, conversation: account, serviceUrl } };
  // An event can be about a different channel from the one it arrives through.
  const isAbout = channel.id === withoutThread(id);
  return {
    id,
    tenantId,
    kind,
    userId: kind === 'personal' ? (person?.aadObjectId ?? '') : '',
    chatUserId: kind === 'personal' ? (person?.chatUserId ?? '') : '',
    name: kind === 'groupChat' ? name : isAbout ? channel.name : '',
    teamId: team.id,
    teamName: team.name,
    language: kind === 'personal' && locale ? languageOf(locale) : null,
    reference: stored,
  };
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
export function tenantOf(incoming: Incoming): string {
  return tenantsOf(incoming)[0] ?? '';
}

/** Returns every tenant the activity names. There are two places for one, and they can differ. */
export function tenantsOf({ conversation, teamsTenantId }: Incoming): string[] {
  return [conversation.tenantId, teamsTenantId].filter((id) => id !== '');
}

/** Returns the stored reference with the type that `conversationOf` gave it. */
export function storedReference(conversation: Conversation): StoredReference {
  return conversation.reference as StoredReference;
}
