import type { ConversationRow } from './conversations.ts';
import type { Db } from './db.ts';

/** A conversation that something is bound to, and the object id of who bound it; `''` = it was configured. */
export type BoundRow = ConversationRow & { set_by: string };

/** Returns the conversation whose id is the value of a setting. */
export async function findBoundConversation(db: Db, key: string): Promise<BoundRow | undefined> {
  return db
    .selectFrom('setting')
    .innerJoin('conversation', 'conversation.id', 'setting.value')
    .selectAll('conversation')
    .select('setting.set_by')
    .where('setting.key', '=', key)
    .executeTakeFirst();
}
