import { createHash } from 'node:crypto';
import type { Incoming } from './incoming.ts';

/**
 * Whether somebody corrected a message, which is then answered as if typed anew. Deleting and restoring a message is no
 * edit. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-messages-update-delete
 */
export function isEdit({ type, eventType }: Incoming): boolean {
  return type === 'messageUpdate' && eventType.toLowerCase() === 'editmessage';
}

/** Returns what tells deliveries of one message apart from its edits, which all have its id; `''` = nothing does. */
export function deliveryOf(incoming: Incoming): string {
  const { id, timestamp, text } = incoming;
  if (id === '' || !isEdit(incoming)) return id;
  const edit = createHash('sha256').update(`${timestamp} ${text}`).digest('hex').slice(0, 16);
  return `${id};edit=${edit}`;
}
