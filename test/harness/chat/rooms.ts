import type { Room } from './person.ts';

/** Rita's chat with the bot. */
export const chat: Room = { id: 'a:rita', kind: 'personal' };
/** A channel in which people ask. */
export const analytics: Room = { id: '19:analytics@thread.tacv2', kind: 'channel' };
/** The channel that is bound for approvals. */
export const approvals: Room = { id: '19:approvals@thread.tacv2', kind: 'channel' };
