import { sql } from 'kysely';
import { withoutHold } from './without-hold.ts';
import type { Db } from './db.ts';

/** Lets a notice wait until `until`, and counts how often it had to. */
export async function setNoticeHeld(db: Db, id: string, until: Date): Promise<void> {
  await db
    .updateTable('notice')
    .set({
      held_since: sql<Date>`coalesce(least(held_since, now()), now())`,
      held_times: sql<number>`held_times + 1`,
      held_until: until,
    })
    .where('id', '=', id)
    .execute();
}

/** Lets the waiting notices of a conversation go at once. */
export async function releaseNotices(db: Db, conversationId: string): Promise<void> {
  await db
    .updateTable('notice')
    .set(withoutHold)
    .where('conversation_id', '=', conversationId)
    .where('held_until', 'is not', null)
    .execute();
}
