import { sql, type Insertable, type Selectable } from 'kysely';
import type { NoticeKind, NoticeTable } from './tables.ts';
import { openStates } from './request-states.ts';
import { staleBesides } from './stale-besides.ts';
import { withoutHold } from './without-hold.ts';
import type { Db, Trx } from './db.ts';

export type NoticeRow = Selectable<NoticeTable>;

/** Requests one card in one conversation; repeating the call changes nothing. */
export async function insertNotice(trx: Trx, row: Insertable<NoticeTable>): Promise<void> {
  await trx
    .insertInto('notice')
    .values(row)
    .onConflict((on) => on.columns(['request_id', 'kind', 'conversation_id']).doNothing())
    .execute();
}

/** A notice, and whether its request has not ended yet. */
export type DueNoticeRow = NoticeRow & { is_open: boolean };

/** Returns notices of a conversation whose card is behind its request: what has ended first, then oldest first. */
export async function findDueNotices(db: Db, conversationId: string): Promise<DueNoticeRow[]> {
  return db
    .selectFrom('notice')
    .innerJoin('request', 'request.id', 'notice.request_id')
    .innerJoin('conversation', 'conversation.id', 'notice.conversation_id')
    .selectAll('notice')
    .select((eb) => eb('request.state', 'in', openStates).$castTo<boolean>().as('is_open'))
    .where('notice.is_due', '=', true)
    .where('notice.conversation_id', '=', conversationId)
    .where('conversation.gone_because', '=', '')
    .orderBy('is_open')
    .orderBy('notice.created_at')
    .execute();
}

/** Returns the conversations with due notices. */
export async function findDueConversations(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('notice')
    .innerJoin('conversation', 'conversation.id', 'notice.conversation_id')
    .select('conversation.id')
    .distinct()
    .where('notice.is_due', '=', true)
    .where('conversation.gone_because', '=', '')
    .execute();
  return rows.map(({ id }) => id);
}

export async function findNotices(db: Db, requestId: string): Promise<NoticeRow[]> {
  return db.selectFrom('notice').selectAll().where('request_id', '=', requestId).execute();
}

export async function findNoticeById(db: Db, id: string): Promise<NoticeRow | undefined> {
  return db.selectFrom('notice').selectAll().where('id', '=', id).executeTakeFirst();
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

/**
 * Claims a message as one whose posting was unsure, at most as many as were unsure. Returns false if none is missing,
 * or if the message belongs to another card or to a form. It is the one that is kept up to date, unless another one was
 * posted since: then it goes first, as an older message.
 */
export async function claimUnsureMessage(db: Db, id: string, activityId: string): Promise<boolean> {
  const claimed = sql`${JSON.stringify([activityId])}::jsonb`;
  const { numUpdatedRows } = await db
    .updateTable('notice')
    .set((eb) => ({
      is_posted: true,
      unsure_until: null,
      unsure_times: eb('unsure_times', '-', 1),
      activity_ids: sql<string>`case when is_posted then ${claimed} || activity_ids else activity_ids || ${claimed} end`,
      stale_ids: sql<string>`case when is_posted then stale_ids || ${claimed} else ${staleBesides(activityId)} end`,
    }))
    .where('id', '=', id)
    .where('unsure_times', '>', 0)
    .where(({ not, exists }) => not(exists(cardsOf(db, activityId))))
    .where(({ not, exists }) => not(exists(formOn(db, activityId))))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Cards on this message in the conversation of `notice`, or in a thread of it. */
function cardsOf(db: Db, activityId: string) {
  return db
    .selectFrom('notice as other')
    .select('other.id')
    .where(sql<boolean>`other.activity_ids ? ${activityId}`)
    .where(
      sql<boolean>`split_part(other.conversation_id, ';', 1) = split_part(notice.conversation_id, ';', 1)`,
    );
}

/** An unsent form in the conversation of `notice`. */
function formOn(db: Db, activityId: string) {
  return db
    .selectFrom('form_card')
    .select('form_card.activity_id')
    .where('form_card.activity_id', '=', activityId)
    .where(sql<boolean>`form_card.channel_id = split_part(notice.conversation_id, ';', 1)`);
}

/** Marks these cards as not posted, so that each is posted again; clicks on the old messages stay valid. */
export async function setNoticesUnposted(db: Db, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('notice')
    .set({ is_posted: false, sent_revision: 0, sent_digest: '', ...withoutHold })
    .where('id', 'in', ids)
    .execute();
}

/** Returns posted cards in a conversation whose requests still wait for somebody or something. */
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
