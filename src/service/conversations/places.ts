import {
  findConversation,
  findPersonalConversation,
  type ConversationRow,
} from '../../store/conversations.ts';
import type { Db } from '../../store/db.ts';
import type { RequestRow } from '../../store/requests.ts';
import { reachableBound } from './bound.ts';
import { withoutThread } from './thread.ts';

/**
 * Returns where approval of a request is asked for: in the bound channel, if it can be written to and is not `stuck`,
 * that is, refuses the card; otherwise in `chats`, the approvers' own, and where the request was made, if others can
 * read it there.
 */
export async function approvalPlaces(
  db: Db,
  request: Pick<RequestRow, 'conversation_id'>,
  chats: readonly string[],
  stuck: readonly string[],
): Promise<string[]> {
  const bound = await reachableBound(db, 'approvals');
  if (bound !== null && !stuck.includes(bound)) return [bound];
  const home = await findAlive(db, request.conversation_id);
  return home && home.kind !== 'personal' ? [...chats, home.id] : [...chats];
}

/**
 * Returns the channel that hears of every result: the one bound to announcements, or else to approvals; null = none.
 * `except` = a conversation that is not meant.
 */
export async function announcementsPlace(db: Db, except = ''): Promise<string | null> {
  for (const binding of ['announcements', 'approvals'] as const) {
    const bound = await reachableBound(db, binding);
    if (bound !== null && bound !== except) return bound;
  }
  return null;
}

/** Returns where the requester hears of a result: in `ownPlace`; else in the channel that hears of every result. */
export async function resultPlace(db: Db, request: Asked): Promise<string | null> {
  return (await ownPlace(db, request)) ?? announcementsPlace(db);
}

type Asked = Pick<RequestRow, 'conversation_id' | 'requester_id'>;

/**
 * Returns where the requester surely reads: where the request was made; else their own chat; else the thread's channel.
 * Null = nowhere yet.
 */
export async function ownPlace(
  db: Db,
  { conversation_id: home, requester_id: requester }: Asked,
): Promise<string | null> {
  const own =
    (await findAlive(db, home)) ??
    (await findPersonalConversation(db, requester)) ??
    (await findAlive(db, withoutThread(home)));
  return own?.id ?? null;
}

/** Returns a conversation that can be written to. */
async function findAlive(db: Db, id: string): Promise<ConversationRow | undefined> {
  const row = await findConversation(db, id);
  return row?.gone_because === '' ? row : undefined;
}
