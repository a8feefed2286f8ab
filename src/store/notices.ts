import { sql, type Insertable, type Selectable } from 'kysely';
import type { NoticeKind, NoticeTable } from './tables.ts';
import { openStates } from './request-states.ts';
import type { Db, Trx } from './db.ts';

export type NoticeRow = Selectable<NoticeTable>;

/** Asks for one card in one conversation; asking again for the same changes nothing. */
export async function insertNotice(trx: Trx, row: Insertable<NoticeTable>): Promise<void> {
  await trx
    .insertInto('notice')
    .values(row)
    .onConflict((on) => on.columns(['request_id', 'kind', 'conversation_id']).doNothing())
    .execute();
}

/** Notices of a conversation whose card is behind its request, oldest first. */
export async function findDueNotices(db: Db, conversationId: string): Promise<NoticeRow[]> {
  return dueNotices(db).where('notice.conversation_id', '=', conversationId).execute();
}

/** Conversations in which something is still to be told. */
export async function findDueConversations(db: Db): Promise<string[]> {
  const rows = await dueNotices(db).execute();
  return [...new Set(rows.map((row) => row.conversation_id))];
}

function dueNotices(db: Db) {
  return db
    .selectFrom('notice')
    .innerJoin('request', 'request.id', 'notice.request_id')
    .innerJoin('conversation', 'conversation.id', 'notice.conversation_id')
    .selectAll('notice')
    .whereRef('notice.sent_revision', '<', 'request.revision')
    .where('conversation.gone_because', '=', '')
    .orderBy('notice.created_at');
}

export async function findNotices(db: Db, requestId: string): Promise<NoticeRow[]> {
  return db.selectFrom('notice').selectAll().where('request_id', '=', requestId).execute();
}

export async function findNotice(
  db: Db,
  requestId: string,
  kind: NoticeKind,
  conversationId: string,
): Promise<NoticeRow | undefined> {
  return db
    .selectFrom('notice')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('kind', '=', kind)
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
}

/** Written before a new message is posted: should nobody live to record its id, a click on it is still known as ours. */
export async function setNoticePosting(db: Db, id: string): Promise<void> {
  await addUnsure(db, id, 1);
}

/** The message that was to be posted is certainly not there. */
export async function setNoticeNotPosted(db: Db, id: string): Promise<void> {
  await addUnsure(db, id, -1);
}

async function addUnsure(db: Db, id: string, messages: number): Promise<void> {
  await db
    .updateTable('notice')
    .set({ unsure_times: sql<number>`greatest(unsure_times + ${messages}, 0)` })
    .where('id', '=', id)
    .execute();
}

/** Records that the card is up to `revision`; a new message id is put last, where updates go. */
export async function setNoticeSent(
  db: Db,
  id: string,
  sent: { revision: number; digest: string; newActivityId?: string },
): Promise<void> {
  const { revision, digest, newActivityId } = sent;
  const upTo = { sent_revision: revision, sent_digest: digest, sent_at: new Date(), unsure_until: null };
  await db
    .updateTable('notice')
    .set({ is_posted: true, ...upTo, ...(newActivityId && recorded(newActivityId)) })
    .where('id', '=', id)
    .execute();
}

/** A click may have claimed the message before this record of it: then it counts no more, and only moves to the end. */
function recorded(activityId: string) {
  const claimed = sql`(activity_ids ? ${activityId})`;
  return {
    unsure_times: sql<number>`greatest(unsure_times - (case when ${claimed} then 0 else 1 end), 0)`,
    activity_ids: sql<string>`(activity_ids - ${activityId}::text) || ${JSON.stringify([activityId])}::jsonb`,
  };
}

/** Nothing is sent for this revision; the next one is tried again. */
export async function setNoticeSkipped(db: Db, id: string, revision: number): Promise<void> {
  await db.updateTable('notice').set({ sent_revision: revision }).where('id', '=', id).execute();
}

/** Teams may or may not have the message that was to be posted: it is not posted again before `until`. */
export async function setNoticeUnsure(db: Db, id: string, until: Date): Promise<void> {
  await db.updateTable('notice').set({ unsure_until: until }).where('id', '=', id).execute();
}

/**
 * Takes a message whose posting was unsure for ours, at most as many as were unsure; false = none is missing, or the
 * message is another card's or a form. It comes first, so that a message posted later stays the one that is updated.
 */
export async function claimUnsureMessage(db: Db, id: string, activityId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('notice')
    .set((eb) => ({
      is_posted: true,
      unsure_until: null,
      unsure_times: eb('unsure_times', '-', 1),
      activity_ids: sql<string>`${JSON.stringify([activityId])}::jsonb || activity_ids`,
    }))
    .where('id', '=', id)
    .where('unsure_times', '>', 0)
    .where(({ not, exists }) => not(exists(cardsOf(db, activityId))))
    .where(({ not, exists }) => not(exists(formOn(db, activityId))))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Cards of the conversation of `notice`, or of a thread in it, that have the message. */
function cardsOf(db: Db, activityId: string) {
  return db
    .selectFrom('notice as other')
    .select('other.id')
    .where(sql<boolean>`other.activity_ids ? ${activityId}`)
    .where(
      sql<boolean>`split_part(other.conversation_id, ';', 1) = split_part(notice.conversation_id, ';', 1)`,
    );
}

/** A form that nobody has sent, in the conversation of `notice`. */
function formOn(db: Db, activityId: string) {
  return db
    .selectFrom('form_card')
    .select('form_card.activity_id')
    .where('form_card.activity_id', '=', activityId)
    .where(sql<boolean>`form_card.channel_id = split_part(notice.conversation_id, ';', 1)`);
}

/** Forgets that these cards were posted, so that each is posted anew; clicks on the old message stay valid. */
export async function setNoticesUnposted(db: Db, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('notice')
    .set({ is_posted: false, sent_revision: 0, sent_digest: '' })
    .where('id', 'in', ids)
    .execute();
}

/** Posted cards of requests that still wait for somebody or something in a conversation. */
export async function findOpenNotices(db: Db, conversationId: string): Promise<NoticeRow[]> {
  return db
    .selectFrom('notice')
    .innerJoin('request', 'request.id', 'notice.request_id')
    .selectAll('notice')
    .where('notice.conversation_id', '=', conversationId)
    .where('notice.is_posted', '=', true)
    .where((eb) =>
      eb.or([
        eb.and([eb('notice.kind', '=', 'approval'), eb('request.state', '=', 'planned')]),
        eb.and([eb('notice.kind', 'in', ['status', 'progress']), eb('request.state', 'in', openStates)]),
      ]),
    )
    .orderBy('notice.created_at')
    .execute();
}
