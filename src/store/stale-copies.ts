import { sql, type Selectable } from 'kysely';
import type { NoticeTable } from './tables.ts';
import type { Db } from './db.ts';
import { withoutHold } from './without-hold.ts';

/** Oldest copies of a card wait for the next pass beyond this number. */
const most = 12;

/**
 * Returns the cards in a conversation of which older messages still have buttons, newest first. A card that is about to
 * be posted anew keeps its older messages as they are until then.
 */
export async function findStaleNotices(db: Db, conversationId: string): Promise<Selectable<NoticeTable>[]> {
  return staleNotices(db)
    .selectAll('notice')
    .where('notice.conversation_id', '=', conversationId)
    .orderBy('notice.created_at', 'desc')
    .limit(most)
    .execute();
}

/** Returns the conversations with such cards. */
export async function findStaleConversations(db: Db): Promise<string[]> {
  const rows = await staleNotices(db).select('notice.conversation_id').distinct().execute();
  return rows.map((row) => row.conversation_id);
}

function staleNotices(db: Db) {
  return db
    .selectFrom('notice')
    .innerJoin('conversation', 'conversation.id', 'notice.conversation_id')
    .where(sql<boolean>`notice.stale_ids <> '[]'`)
    .where('conversation.gone_because', '=', '')
    .where((eb) => eb.or([eb('notice.is_posted', '=', true), eb('notice.is_due', '=', false)]));
}

/** Marks a message of a card as one that still has buttons. */
export async function addStaleMessage(db: Db, id: string, activityId: string): Promise<void> {
  await db
    .updateTable('notice')
    .set({ stale_ids: withStale(activityId) })
    .where('id', '=', id)
    .execute();
}

function withStale(activityId: string) {
  return sql<string>`(stale_ids - ${activityId}::text) || ${JSON.stringify([activityId])}::jsonb`;
}

/** Records that a message has no buttons any more, or is no more. */
export async function removeStaleMessage(db: Db, id: string, activityId: string): Promise<void> {
  await db
    .updateTable('notice')
    .set({ stale_ids: sql<string>`stale_ids - ${activityId}::text`, ...withoutHold })
    .where('id', '=', id)
    .execute();
}
