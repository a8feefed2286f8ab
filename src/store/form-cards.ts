import { sql } from 'kysely';
import type { NoticeRow } from './notices.ts';
import type { Db, Trx } from './db.ts';

/** A message, identified by its id and the id of its channel or chat, without a thread. */
export interface Message {
  channelId: string;
  activityId: string;
}

/** Records that a message holds a form, and whose form it is. */
export async function insertFormCard(db: Db, message: Message, personId: string): Promise<void> {
  await db
    .insertInto('form_card')
    .values({ channel_id: message.channelId, activity_id: message.activityId, person_id: personId })
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Returns the object id of the person whose unsent form is in the message; null = none. */
export async function findFormCard(db: Db, message: Message): Promise<string | null> {
  const row = await db
    .selectFrom('form_card')
    .select('person_id')
    .where('channel_id', '=', message.channelId)
    .where('activity_id', '=', message.activityId)
    .executeTakeFirst();
  return row?.person_id ?? null;
}

/**
 * Marks the form as sent; from now on the message belongs to a request. Returns false if another transaction was first.
 */
export async function takeFormCard(trx: Trx, message: Message): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('form_card')
    .where('channel_id', '=', message.channelId)
    .where('activity_id', '=', message.activityId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Returns the request cards in a message; more than one only if an older version let a form reuse the message. */
export async function findCardsOn(db: Db, message: Message): Promise<NoticeRow[]> {
  return db
    .selectFrom('notice')
    .selectAll()
    .where(sql<boolean>`activity_ids ? ${message.activityId}`)
    .where(sql<boolean>`split_part(conversation_id, ';', 1) = ${message.channelId}`)
    .execute();
}

/**
 * Detaches a card from its message. Its other messages lose their buttons; if its request moves on, the card is posted
 * as a new message.
 */
export async function releaseMessage(trx: Trx, noticeId: string, activityId: string): Promise<void> {
  const last = sql`jsonb_build_array(activity_ids -> -1)`;
  await trx
    .updateTable('notice')
    .set({
      is_posted: false,
      sent_digest: '',
      activity_ids: sql<string>`activity_ids - ${activityId}::text`,
      stale_ids: sql<string>`(stale_ids - (activity_ids ->> -1) || ${last}) - ${activityId}::text`,
    })
    .where('id', '=', noticeId)
    .execute();
}

/** Deletes forms that were never sent. */
export async function deleteFormCardsBefore(db: Db, time: Date): Promise<void> {
  await db.deleteFrom('form_card').where('posted_at', '<', time).execute();
}
