import { sql, type RawBuilder } from 'kysely';
import type { Db } from './db.ts';

/** Whether a message is ours to handle, was already handled, or is being handled elsewhere. */
export type Taken = 'ours' | 'handled' | 'busy';

/** Leases a message for `seconds`, by the clock of the database; only one instance gets the lease. */
export async function takeDelivery(
  db: Db,
  conversationId: string,
  activityId: string,
  seconds: number,
): Promise<Taken> {
  const leased_until: RawBuilder<Date> = sql`now() + make_interval(secs => ${seconds})`;
  const taken = await db
    .insertInto('delivery')
    .values({ conversation_id: conversationId, activity_id: activityId, leased_until })
    .onConflict((on) =>
      on
        .columns(['conversation_id', 'activity_id'])
        .doUpdateSet({ leased_until })
        .where('delivery.leased_until', '<', sql<Date>`now()`),
    )
    .returning('activity_id')
    .executeTakeFirst();
  if (taken) return 'ours';
  const found = await db
    .selectFrom('delivery')
    .select('leased_until')
    .where('conversation_id', '=', conversationId)
    .where('activity_id', '=', activityId)
    .executeTakeFirst();
  return found?.leased_until === null ? 'handled' : 'busy';
}

/** Marks the message as handled, so that it is never taken up again. */
export async function finishDelivery(db: Db, conversationId: string, activityId: string): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ leased_until: null })
    .where('conversation_id', '=', conversationId)
    .where('activity_id', '=', activityId)
    .execute();
}

/** Releases the message after a failure, so that its next delivery is handled. */
export async function giveBackDelivery(db: Db, conversationId: string, activityId: string): Promise<void> {
  await db
    .deleteFrom('delivery')
    .where('conversation_id', '=', conversationId)
    .where('activity_id', '=', activityId)
    .where('leased_until', 'is not', null)
    .execute();
}

/** Releases every leased message. Only for a process that has just started and is the only one. */
export async function giveBackAllDeliveries(db: Db): Promise<void> {
  await db.deleteFrom('delivery').where('leased_until', 'is not', null).execute();
}

/** Deletes deliveries received before `time`; Teams repeats a delivery within a minute. */
export async function deleteDeliveriesBefore(db: Db, time: Date): Promise<void> {
  await db.deleteFrom('delivery').where('received_at', '<', time).execute();
}
