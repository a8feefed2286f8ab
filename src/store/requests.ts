import type { Insertable, Selectable, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { DecisionTable, RequestTable } from './tables.ts';
import { openStates, type RequestState } from './request-states.ts';
import type { Db, Trx } from './db.ts';

export type RequestRow = Selectable<RequestTable>;
export type DecisionRow = Selectable<DecisionTable>;

/** Thrown by inserts whose unique key is taken; PostgreSQL error 23505. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}

export async function insertRequest(trx: Trx, row: Insertable<RequestTable>): Promise<RequestRow> {
  return trx.insertInto('request').values(row).returningAll().executeTakeFirstOrThrow();
}

export async function findRequestById(db: Db, id: string): Promise<RequestRow | undefined> {
  return db.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The request that a person made there by this very activity, or that is still open from this very card. */
export async function findRequestByForm(
  db: Db,
  place: { conversationId: string; formActivityId: string; submitActivityId: string; personId: string },
): Promise<RequestRow | undefined> {
  return db
    .selectFrom('request')
    .selectAll()
    .where('conversation_id', '=', place.conversationId)
    .where((eb) =>
      eb.or([
        eb.and([
          eb('submit_activity_id', '=', place.submitActivityId),
          eb('requester_id', '=', place.personId),
        ]),
        eb.and([
          eb('form_activity_id', '=', place.formActivityId),
          eb('form_activity_id', '<>', ''),
          eb('state', 'in', openStates),
        ]),
      ]),
    )
    .executeTakeFirst();
}

/** Locks the row until the transaction ends. */
export async function lockRequestById(trx: Trx, id: string): Promise<RequestRow | undefined> {
  return trx.selectFrom('request').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Requests by id, in the order of the ids. */
export async function findRequestsByIds(db: Db, ids: readonly string[]): Promise<RequestRow[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('request').selectAll().where('id', 'in', ids).orderBy('id').execute();
}

/** As `findRequestsByIds`, locked until the transaction ends, in one order for all. */
export async function lockRequestsByIds(trx: Trx, ids: readonly string[]): Promise<RequestRow[]> {
  if (ids.length === 0) return [];
  return trx.selectFrom('request').selectAll().where('id', 'in', ids).orderBy('id').forUpdate().execute();
}

/** Changes a request and moves its revision on, so that every card of it is due. */
export async function setRequest(
  trx: Trx,
  id: string,
  values: Updateable<RequestTable>,
): Promise<RequestRow> {
  return trx
    .updateTable('request')
    .set({ ...values, updated_at: new Date() })
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Adds changes to those done; one that is there already may be there twice. */
export async function addDoneChanges(trx: Trx, id: string, changeIds: readonly string[]): Promise<void> {
  await trx
    .updateTable('request')
    .set((eb) => ({
      done_changes: sql<string>`done_changes || ${JSON.stringify(changeIds)}::jsonb`,
      revision: eb('revision', '+', 1),
      updated_at: new Date(),
    }))
    .where('id', '=', id)
    .where(sql<boolean>`not done_changes @> ${JSON.stringify(changeIds)}::jsonb`)
    .execute();
}

/** Requests in these states, oldest first; `limit` + 1 rows tell whether there are more. */
export async function findRequestsByState(
  db: Db,
  states: readonly RequestState[],
  page: { limit: number; offset: number },
): Promise<RequestRow[]> {
  return db
    .selectFrom('request')
    .selectAll()
    .where('state', 'in', states)
    .orderBy('created_at')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}

/**
 * Records the decision that stands: a second one of the same person about the same plan replaces the first. Each of
 * them stays in the record of events. An instance of an older version relies on the key while both run.
 */
export async function insertDecision(trx: Trx, row: Insertable<DecisionTable>): Promise<void> {
  const { decision, comment, chat_user_id = '' } = row;
  await trx
    .insertInto('decision')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['request_id', 'actor_id', 'digest'])
        .doUpdateSet({ decision, comment, chat_user_id, decided_at: new Date() }),
    )
    .execute();
}

export async function findDecisions(db: Db, requestId: string): Promise<DecisionRow[]> {
  return db
    .selectFrom('decision')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('decided_at')
    .execute();
}
