import { sql, type Insertable, type Selectable } from 'kysely';
import type { NewsKind } from './news-kinds.ts';
import type { NewsTable } from './news-table.ts';
import type { Db, Trx } from './db.ts';

export type NewsRow = Selectable<NewsTable>;

/** What a card of news is about. `about` = id of a publication, or of a message about several; `''` = none. */
export interface NewsSubject {
  kind: NewsKind;
  about: string;
}

/** Stores cards; one that its conversation has of the same telling changes nothing. */
export async function insertNews(trx: Trx, rows: readonly Insertable<NewsTable>[]): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .insertInto('news')
    .values(rows)
    .onConflict((on) => on.columns(['told_id', 'conversation_id']).doNothing())
    .execute();
}

/** Returns the cards of a conversation that are out of date, oldest first. */
export async function findDueNews(db: Db, conversationId: string): Promise<NewsRow[]> {
  return dueNews(db)
    .selectAll('news')
    .where('news.conversation_id', '=', conversationId)
    .orderBy('news.created_at')
    .execute();
}

/**
 * Returns the conversations with such cards. PostgreSQL takes a third of all cards for due, and would read every
 * conversation, if it did not have the few in hand before.
 */
export async function findConversationsWithNews(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('conversation')
    .select('id')
    .where('gone_because', '=', '')
    .where(sql<boolean>`id = any(array(select distinct news.conversation_id from news where ${isDue}))`)
    .execute();
  return rows.map(({ id }) => id);
}

function dueNews(db: Db) {
  return db
    .selectFrom('news')
    .innerJoin('conversation', 'conversation.id', 'news.conversation_id')
    .where(isDue)
    .where('conversation.gone_because', '=', '');
}

const isDue = sql<boolean>`news.sent_revision < news.revision and (news.ended_at is null or news.is_posted)`;

export async function findNewsById(db: Db, id: string): Promise<NewsRow | undefined> {
  return db.selectFrom('news').selectAll().where('id', '=', id).executeTakeFirst();
}

/**
 * Has the cards of a subject made after `since` shown anew, with other `data` if it is not null. Returns the conversations in which they are, sorted, so that
 * two transactions never deadlock.
 */
export async function setNewsDue(
  trx: Trx,
  { kind, about }: NewsSubject,
  since: Date,
  data: object | null,
): Promise<string[]> {
  return conversationsOf(
    await trx
      .updateTable('news')
      .set({ revision: sql<number>`revision + 1`, ...(data && { data: JSON.stringify(data) }) })
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('news as one')
          .select('one.id')
          .where('one.kind', '=', kind)
          .where('one.about', '=', about)
          .where('one.ended_at', 'is', null)
          .where('one.created_at', '>', since)
          .orderBy('one.id')
          .forUpdate(),
      )
      .returning('conversation_id')
      .execute(),
  );
}

/** Whether a message is a card of a subject that is kept up to date. */
export async function isNewsMessage(
  db: Db,
  { kind, about }: NewsSubject,
  { conversationId, activityId }: { conversationId: string; activityId: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('news')
    .select('id')
    .where('kind', '=', kind)
    .where('about', '=', about)
    .where('conversation_id', '=', conversationId)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`activity_ids @> ${JSON.stringify([activityId])}::jsonb`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether there is a card of a subject that can still be shown anew. */
export async function isNewsKept(db: Db, { kind, about }: NewsSubject): Promise<boolean> {
  const row = await db
    .selectFrom('news')
    .select('id')
    .where('kind', '=', kind)
    .where('about', '=', about)
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends the cards of a subject. Returns the conversations in which they are, sorted. */
export async function setNewsEnded(trx: Trx, { kind, about }: NewsSubject): Promise<string[]> {
  return conversationsOf(
    await trx
      .updateTable('news')
      .set({ revision: sql<number>`revision + 1`, ended_at: new Date() })
      .where('kind', '=', kind)
      .where('about', '=', about)
      .where('ended_at', 'is', null)
      .returning('conversation_id')
      .execute(),
  );
}

function conversationsOf(rows: readonly Pick<NewsRow, 'conversation_id'>[]): string[] {
  const ids = rows.map(({ conversation_id: id }) => id).filter((id) => id !== null);
  return [...new Set(ids)].toSorted();
}

/** Deletes the cards of a subject in a conversation except the newest `kept`: they stay as they are. */
export async function letGoOlderNews(
  trx: Trx,
  { kind, about }: NewsSubject,
  conversationId: string,
  kept: number,
): Promise<void> {
  const ofSubject = trx
    .selectFrom('news')
    .select('id')
    .where('kind', '=', kind)
    .where('about', '=', about)
    .where('conversation_id', '=', conversationId)
    .where('is_posted', '=', true);
  await trx
    .deleteFrom('news')
    .where('id', 'in', ofSubject.orderBy('created_at', 'desc').orderBy('id').offset(kept))
    .execute();
}

/** Locks and returns news of these kinds, made after `since`, that never arrived: no place, or one that is gone. */
export async function lockStrandedNews(
  trx: Trx,
  kinds: readonly NewsKind[],
  since: Date,
): Promise<NewsRow[]> {
  return trx
    .selectFrom('news')
    .selectAll()
    .where(isStranded(kinds, since))
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Whether there is such news. */
export async function isAnyNewsStranded(db: Db, kinds: readonly NewsKind[], since: Date): Promise<boolean> {
  const row = await db
    .selectFrom('news')
    .select('id')
    .where(isStranded(kinds, since))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function isStranded(kinds: readonly NewsKind[], since: Date) {
  return sql<boolean>`not is_posted and ended_at is null and kind = any(${kinds}) and created_at > ${since}
    and (conversation_id is null or conversation_id in (select id from conversation where gone_because <> ''))`;
}

/** Lets cards go that are told in another place now. */
export async function endNewsCards(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await trx.updateTable('news').set({ ended_at: new Date() }).where('id', 'in', ids).execute();
}
