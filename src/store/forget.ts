import { sql } from 'kysely';
import type { Trx } from './db.ts';

/** Rows per call; limits how long locks are held. */
const most = 500;

/** Deletes publications that were removed before a time, with the records of their applications and tests. */
export async function deleteRemovedPublications(trx: Trx, before: Date): Promise<number> {
  const old = trx
    .selectFrom('publication')
    .select('id')
    .where('state', '=', 'removed')
    .where('updated_at', '<', before)
    .limit(most);
  const ids = (await old.execute()).map(({ id }) => id);
  if (ids.length === 0) return 0;
  for (const table of ['application', 'outside_check', 'test_ask', 'test_report'] as const)
    await trx.deleteFrom(table).where('publication_id', 'in', ids).execute();
  await trx.deleteFrom('publication').where('id', 'in', ids).execute();
  return ids.length;
}

/**
 * Deletes requests that ended before a time, with their cards, decisions, ledger and events. Keeps the requests that
 * made a publication that is not removed, because it can be taken down only with their ledger.
 */
export async function deleteEndedRequests(trx: Trx, before: Date): Promise<number> {
  const old = trx
    .selectFrom('request')
    .select('id')
    .where('state', 'in', ['done', 'rejected', 'withdrawn', 'expired', 'failed'])
    .where('created_at', '<', before)
    .where('updated_at', '<', before)
    .where(({ not, exists, and, selectFrom }) => {
      const made = selectFrom('ledger').select('ledger.id').whereRef('ledger.request_id', '=', 'request.id');
      const living = selectFrom('publication')
        .select('publication.id')
        .whereRef('publication.name', '=', 'request.name')
        .where('publication.state', '<>', 'removed');
      return not(and([exists(made), exists(living)]));
    })
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('publication')
            .select('publication.id')
            .whereRef('publication.request_id', '=', 'request.id'),
        ),
      ),
    )
    .limit(most);
  const ids = (await old.execute()).map(({ id }) => id);
  if (ids.length === 0) return 0;
  await allowDeletingEvents(trx);
  for (const table of ['event', 'notice', 'decision', 'creation', 'ledger', 'reservation'] as const)
    await trx.deleteFrom(table).where('request_id', 'in', ids).execute();
  await trx.deleteFrom('request').where('id', 'in', ids).execute();
  return ids.length;
}

/** Deletes conversations that have been gone since before a time, except those that a kept request refers to. */
export async function deleteGoneConversations(trx: Trx, before: Date): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('conversation')
    .where('gone_because', '<>', '')
    .where('updated_at', '<', before)
    .where(
      sql<boolean>`id not in (select conversation_id from request union select conversation_id from notice)`,
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Deletes cards that belong to no request and are older than a time. */
export async function deleteOldNews(trx: Trx, before: Date): Promise<number> {
  const old = trx.selectFrom('news').select('id').where('created_at', '<', before).limit(most);
  const { numDeletedRows } = await trx.deleteFrom('news').where('id', 'in', old).executeTakeFirst();
  return Number(numDeletedRows);
}

/** Deletes events older than a time that belong to no request. Events of a request are deleted with it. */
export async function deleteOldEvents(trx: Trx, before: Date): Promise<number> {
  await allowDeletingEvents(trx);
  const old = trx
    .selectFrom('event')
    .select('id')
    .where('request_id', 'is', null)
    .where('at', '<', before)
    .limit(most);
  const { numDeletedRows } = await trx.deleteFrom('event').where('id', 'in', old).executeTakeFirst();
  return Number(numDeletedRows);
}

/** Lets this transaction delete events, which a trigger otherwise refuses. */
async function allowDeletingEvents(trx: Trx): Promise<void> {
  await sql`set local qlik.retention = 'on'`.execute(trx);
}
