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
