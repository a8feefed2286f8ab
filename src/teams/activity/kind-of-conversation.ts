import type { Conversation } from '../../service/conversations/conversations.ts';

/**
 * Returns the kind of a conversation. Where Teams does not name it, its id tells: what cannot be a chat with one person
 * is never taken for one, because there more is shown.
 */
export function kindOfConversation(conversation: {
  id: string;
  conversationType: string;
  isGroup: boolean | null;
}): Conversation['kind'] {
  const { id, conversationType, isGroup } = conversation;
  const type = conversationType.toLowerCase();
  if (type === 'channel') return 'channel';
  if (type === 'groupchat') return 'groupChat';
  if (type === 'personal') return 'personal';
  if (/@thread\.(tacv2|skype)/i.test(id)) return 'channel';
  return isGroup === true || id.startsWith('19:') ? 'groupChat' : 'personal';
}
