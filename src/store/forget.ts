import { sql } from 'kysely';
import type { Trx } from './db.ts';

/**
 * Rows per call; limits how long locks are held. They are asked for in the order of an index: PostgreSQL cannot know that
 * hardly any row is so old, and takes reading the whole table for the way to the first 500.
 */
export const atOnce = 500;

/** Deletes publications that were removed before a time, with the records of their applications and tests. */
export async function deleteRemovedPublications(trx: Trx, before: Date): Promise<number> {
  const old = trx
    .selectFrom('publication')
    .select('id')
    .where('state', '=', 'removed')
    .where('updated_at', '<', before)
    .orderBy('updated_at')
    .limit(atOnce);
  const ids = (await old.execute()).map(({ id }) => id);
  if (ids.length === 0) return 0;
  for (const table of ['application', 'outside_check', 'test_ask', 'test_report'] as const)
    await trx.deleteFrom(table).where('publication_id', 'in', ids).execute();
  await trx.deleteFrom('publication').where('id', 'in', ids).execute();
  return ids.length;
}

/**
 * Deletes requests that ended before a time, with their cards, decisions, ledger and events. Keeps the requests that
 * made a publication that is not removed, because it can be taken down only with their ledger; they are looked at again
 * when it is removed. Returns how many were looked at, and how many of them deleted.
 */
export async function deleteEndedRequests(
  trx: Trx,
  before: Date,
): Promise<{ seen: number; deleted: number }> {
  const old = await trx
    .selectFrom('request')
    .select(['id', 'name'])
    .where('state', 'in', ['done', 'rejected', 'withdrawn', 'expired', 'failed'])
    .where('is_kept', '=', false)
    .where('created_at', '<', before)
    .where('updated_at', '<', before)
    .orderBy('created_at')
    .limit(atOnce)
    .forUpdate()
    .skipLocked()
    .execute();
  if (old.length === 0) return { seen: 0, deleted: 0 };
  const kept = await findNeeded(trx, old);
  const isKept = new Set(kept);
  const ids = old.map(({ id }) => id).filter((id) => !isKept.has(id));
  if (kept.length > 0)
    await trx.updateTable('request').set({ is_kept: true }).where('id', 'in', kept).execute();
  await deleteRequests(trx, ids);
  return { seen: old.length, deleted: ids.length };
}

/**
 * Returns those of the requests that publications need. None of these is removed before the transaction ends: the
 * trigger that looks for what is kept would not see it yet.
 */
async function findNeeded(trx: Trx, requests: readonly { id: string; name: string }[]): Promise<string[]> {
  const ids = requests.map(({ id }) => id);
  const names = requests.map(({ name }) => name);
  const living = await trx
    .selectFrom('publication')
    .select('name')
    .where('name', 'in', names)
    .where('state', '<>', 'removed')
    .orderBy('id')
    .forShare()
    .execute();
  const first = await trx
    .selectFrom('publication')
    .select('request_id as id')
    .where('request_id', 'in', ids)
    .orderBy('id')
    .forShare()
    .execute();
  const isLiving = new Set(living.map(({ name }) => name));
  const asked = requests.filter(({ name }) => isLiving.has(name)).map(({ id }) => id);
  const made =
    asked.length === 0
      ? []
      : await trx
          .selectFrom('request')
          .select('id')
          .where('id', 'in', asked)
          .where(({ exists, selectFrom }) =>
            exists(selectFrom('ledger').select('ledger.id').whereRef('ledger.request_id', '=', 'request.id')),
          )
          .execute();
  return [...new Set([...first, ...made].map(({ id }) => id))];
}

async function deleteRequests(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await allowDeletingEvents(trx);
  for (const table of ['event', 'notice', 'decision', 'creation', 'ledger', 'reservation'] as const)
    await trx.deleteFrom(table).where('request_id', 'in', ids).execute();
  await trx.deleteFrom('request').where('id', 'in', ids).execute();
}

/** Deletes conversations that have been gone since before a time, except those that a kept request refers to. */
export async function deleteGoneConversations(trx: Trx, before: Date): Promise<number> {
  const old = trx
    .selectFrom('conversation')
    .select('id')
    .where('gone_because', '<>', '')
    .where('updated_at', '<', before)
    .where(sql<boolean>`not exists (select from request where conversation_id = conversation.id)`)
    .where(sql<boolean>`not exists (select from notice where conversation_id = conversation.id)`)
    .orderBy('updated_at')
    .limit(atOnce);
  const { numDeletedRows } = await trx.deleteFrom('conversation').where('id', 'in', old).executeTakeFirst();
  return Number(numDeletedRows);
}

/** Deletes cards that belong to no request and are older than a time. */
export async function deleteOldNews(trx: Trx, before: Date): Promise<number> {
  const old = trx
    .selectFrom('news')
    .select('id')
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(atOnce);
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
    .orderBy('at')
    .limit(atOnce);
  const { numDeletedRows } = await trx.deleteFrom('event').where('id', 'in', old).executeTakeFirst();
  return Number(numDeletedRows);
}

/** Lets this transaction delete events, which a trigger otherwise refuses. */
async function allowDeletingEvents(trx: Trx): Promise<void> {
  await sql`set local qlik.retention = 'on'`.execute(trx);
}
