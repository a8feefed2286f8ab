import { sql } from 'kysely';
import type { Db } from './db.ts';
import type { NewsRow } from './news.ts';

/** Returns the cards of a kind about a request that a conversation, or a thread of it, has. */
export async function findNewsOfRequest(
  db: Db,
  kind: NewsRow['kind'],
  requestId: string,
  conversationId: string,
): Promise<NewsRow[]> {
  return db
    .selectFrom('news')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('kind', '=', kind)
    .where(sql<boolean>`data ->> 'requestId' = ${requestId}`)
    .execute();
}

/** Records the id of a message that Teams never confirmed. False if it is known already, or another card is on it. */
export async function claimUnsureNews(db: Db, id: string, activityId: string): Promise<boolean> {
  const claimed = sql`${JSON.stringify([activityId])}::jsonb`;
  const { numUpdatedRows } = await db
    .updateTable('news')
    .set((eb) => ({
      is_posted: true,
      unsure_until: null,
      unsure_times: eb('unsure_times', '-', 1),
      activity_ids: sql<string>`case when is_posted then ${claimed} || activity_ids else activity_ids || ${claimed} end`,
    }))
    .where('id', '=', id)
    .where('unsure_times', '>', 0)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('news as other')
            .select('other.id')
            .whereRef('other.conversation_id', '=', 'news.conversation_id')
            .where(sql<boolean>`other.activity_ids ? ${activityId}`),
        ),
      ),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
