import type { Db, Trx } from './database.ts';

/** Writes down what is about to be done; returns the entry's id. */
export async function insertIntent(db: Db, requestId: string, change: { id: string }): Promise<string> {
  const { id } = await db
    .insertInto('ledger')
    .values({ request_id: requestId, change_id: change.id, change: JSON.stringify(change) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Writes down how it ended: `done`, or the refusal's code; `details` is what Graph gave back that matters later. */
export async function setOutcome(
  trx: Trx,
  id: string,
  values: { outcome: string; details?: object; graphRequestId?: string },
): Promise<void> {
  await trx
    .updateTable('ledger')
    .set({
      outcome: values.outcome,
      details: values.details ? JSON.stringify(values.details) : null,
      graph_request_id: values.graphRequestId ?? '',
      finished_at: new Date(),
    })
    .where('id', '=', id)
    .execute();
}

/** Whether this change was begun earlier without a known end: it may have taken effect. */
export async function hasUnknownOutcome(db: Db, requestId: string, changeId: string): Promise<boolean> {
  const row = await db
    .selectFrom('ledger')
    .select('id')
    .where('request_id', '=', requestId)
    .where('change_id', '=', changeId)
    .where('outcome', '=', '')
    .executeTakeFirst();
  return row !== undefined;
}
