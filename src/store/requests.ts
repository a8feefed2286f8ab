import type { Insertable, Selectable, Updateable } from 'kysely';
import type { DecisionTable, RequestTable } from './tables.ts';
import { inOneStatement } from './in-one-statement.ts';
import { openStates, undecidedStates, type RequestState } from './request-states.ts';
import type { Db, Trx } from './db.ts';

export type RequestRow = Selectable<RequestTable>;
export type DecisionRow = Selectable<DecisionTable>;

/** Whether an insert failed because its unique key is taken (PostgreSQL error 23505). */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}

export async function insertRequest(trx: Trx, row: Insertable<RequestTable>): Promise<RequestRow> {
  return trx.insertInto('request').values(row).returningAll().executeTakeFirstOrThrow();
}

export async function findRequestById(db: Db, id: string): Promise<RequestRow | undefined> {
  const [row] = await requestsOf(db, id);
  return row;
}

const requestsOf = inOneStatement(
  (db, ids) => db.selectFrom('request').selectAll().where('id', 'in', ids).execute(),
  ({ id }) => id,
);

/** Returns the request that a person made there with this activity, or that is still open from this card. */
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

/** Returns requests in the order of the ids. */
export async function findRequestsByIds(db: Db, ids: readonly string[]): Promise<RequestRow[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('request').selectAll().where('id', 'in', ids).orderBy('id').execute();
}

/** Like `findRequestsByIds`, but locks the rows until the transaction ends, always in the same order. */
export async function lockRequestsByIds(trx: Trx, ids: readonly string[]): Promise<RequestRow[]> {
  if (ids.length === 0) return [];
  return trx.selectFrom('request').selectAll().where('id', 'in', ids).orderBy('id').forUpdate().execute();
}

/** Updates a request and increments its revision, so that all its cards are due. */
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

/**
 * Records how far a plan has come to those who may decide, as news for its cards. The time of the last move stays.
 * Returns the new revision.
 */
export async function setAsking(trx: Trx, id: string, asking: RequestRow['asking']): Promise<number> {
  const { revision } = await trx
    .updateTable('request')
    .set((eb) => ({ asking, revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .returning('revision')
    .executeTakeFirstOrThrow();
  return revision;
}

/** Returns the requests in these states, oldest first. */
export async function findRequestsByState(db: Db, states: readonly RequestState[]): Promise<string[]> {
  const rows = await db
    .selectFrom('request')
    .select('id')
    .where('state', 'in', states)
    .orderBy('created_at')
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Returns the undecided requests that somebody could have decided since before a time. One may need another approval
 * long after it was made, so the approvers' time starts when they are asked.
 */
export async function findUndecidedBefore(db: Db, time: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('request')
    .select('id')
    .where('state', 'in', undecidedStates)
    .where('created_at', '<', time)
    .where((eb) => eb.or([eb('state', '<>', 'planned'), eb('updated_at', '<', time)]))
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Records the decision that counts: a second decision by the same person about the same plan replaces the first. Both
 * stay in the event record. An older version running beside this one relies on the unique key.
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

/** Returns the object ids of everybody who has approved a request about a publication of that name. */
export async function findApproverIds(db: Db, name: string): Promise<string[]> {
  const rows = await db
    .selectFrom('decision')
    .innerJoin('request', 'request.id', 'decision.request_id')
    .select('decision.actor_id')
    .distinct()
    .where('request.name', '=', name)
    .where('decision.decision', '=', 'approve')
    .execute();
  return rows.map(({ actor_id }) => actor_id);
}

export const findDecisions = inOneStatement<DecisionRow>(
  (db, requestIds) =>
    db
      .selectFrom('decision')
      .selectAll()
      .where('request_id', 'in', requestIds)
      .orderBy('decided_at')
      .execute(),
  ({ request_id: id }) => id,
);
