import { sql } from 'kysely';
import type { NoticeRow } from './notices.ts';
import type { Db, Trx } from './db.ts';

/** A message by its own id and that of the channel or chat it is in, without a thread. */
export interface Message {
  channelId: string;
  activityId: string;
}

/** Remembers a message that holds a form, and whose form it is. */
export async function insertFormCard(db: Db, message: Message, personId: string): Promise<void> {
  await db
    .insertInto('form_card')
    .values({ channel_id: message.channelId, activity_id: message.activityId, person_id: personId })
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Object id of the person whose unsent form the message holds; null = it holds none. */
export async function findFormCard(db: Db, message: Message): Promise<string | null> {
  const row = await db
    .selectFrom('form_card')
    .select('person_id')
    .where('channel_id', '=', message.channelId)
    .where('activity_id', '=', message.activityId)
    .executeTakeFirst();
  return row?.person_id ?? null;
}

/** The form is sent: from now on the message belongs to a request. False = another transaction was first. */
export async function takeFormCard(trx: Trx, message: Message): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('form_card')
    .where('channel_id', '=', message.channelId)
    .where('activity_id', '=', message.activityId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The cards of requests that a message is; more than one only where an older version let a form take one over. */
export async function findCardsOn(db: Db, message: Message): Promise<NoticeRow[]> {
  return db
    .selectFrom('notice')
    .selectAll()
    .where(sql<boolean>`activity_ids ? ${message.activityId}`)
    .where(sql<boolean>`split_part(conversation_id, ';', 1) = ${message.channelId}`)
    .execute();
}

/** A card gives its message away; should its request move on, it is posted anew. */
export async function releaseMessage(trx: Trx, noticeId: string, activityId: string): Promise<void> {
  await trx
    .updateTable('notice')
    .set({ is_posted: false, sent_digest: '', activity_ids: sql<string>`activity_ids - ${activityId}::text` })
    .where('id', '=', noticeId)
    .execute();
}

/** Forgets forms that nobody sent. */
export async function deleteFormCardsBefore(db: Db, time: Date): Promise<void> {
  await db.deleteFrom('form_card').where('posted_at', '<', time).execute();
}
