import { sql } from 'kysely';
import { openStates } from './request-states.ts';
import type { NoticeRow } from './notices.ts';
import type { Db } from './db.ts';

/** The most requests taken up at once; more are found by the next look. */
const most = 200;

/**
 * Returns the requests moved since `since` whose news cannot reach their requester: it is due, or the request is open,
 * where nothing can be written any more, and no other card of theirs can be. Newest first. With `personId`, only that
 * person's.
 */
export async function findStrandedRequests(db: Db, since: Date, personId?: string): Promise<string[]> {
  const rows = await db
    .selectFrom('request')
    .innerJoin('conversation as home', 'home.id', 'request.conversation_id')
    .select('request.id')
    .where('request.id', 'in', candidates(db))
    .where('request.updated_at', '>', since)
    .where((eb) =>
      eb.or([
        eb.and([
          eb('home.gone_because', '<>', ''),
          eb.or([eb('request.state', 'in', openStates), isDue(['status'])]),
          sql<boolean>`not ${isReadable}`,
        ]),
        isDue(['published', 'changed', 'rejected', 'failed']),
      ]),
    )
    .$if(personId !== undefined, (query) =>
      query.where(sql<string>`lower(request.requester_id)`, '=', (personId ?? '').toLowerCase()),
    )
    .orderBy('request.updated_at', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

/** What is due in a conversation that is gone, and what is open: few of very many. */
function candidates(db: Db) {
  return db
    .selectFrom('notice')
    .innerJoin('conversation', 'conversation.id', 'notice.conversation_id')
    .select('notice.request_id as id')
    .where('notice.is_due', '=', true)
    .where('conversation.gone_because', '<>', '')
    .union(
      db
        .selectFrom('request')
        .innerJoin('conversation', 'conversation.id', 'request.conversation_id')
        .select('request.id')
        .where('request.state', 'in', openStates)
        .where('conversation.gone_because', '<>', ''),
    );
}

/** Whether cards of these kinds are due in a conversation that is gone. */
function isDue(kinds: readonly string[]) {
  return sql<boolean>`exists (
    select from notice join conversation on conversation.id = notice.conversation_id
    where notice.request_id = request.id and notice.kind in (${sql.join(kinds)})
      and notice.is_due and conversation.gone_because <> '')`;
}

/**
 * Whether the requester has a card of the request where it can be written to: in its channel or group, or in their own
 * chat.
 */
const isReadable = sql<boolean>`exists (
  select from notice join conversation on conversation.id = notice.conversation_id
  where notice.request_id = request.id and notice.kind not in ('approval', 'progress')
    and conversation.gone_because = ''
    and (split_part(conversation.id, ';', 1) = split_part(request.conversation_id, ';', 1)
      or (conversation.kind = 'personal' and lower(conversation.user_id) = lower(request.requester_id))))`;

/** Returns the cards of a request that are due where nothing can be written any more. */
export async function findStrandedNotices(db: Db, requestId: string): Promise<NoticeRow[]> {
  return db
    .selectFrom('notice')
    .innerJoin('conversation', 'conversation.id', 'notice.conversation_id')
    .selectAll('notice')
    .where('notice.request_id', '=', requestId)
    .where('notice.is_due', '=', true)
    .where('conversation.gone_because', '<>', '')
    .execute();
}
