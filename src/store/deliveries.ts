import { sql } from 'kysely';
import type { Db } from './db.ts';

/** One message in its conversation. `store/hear.ts` leases it to one handler. */
export interface DeliveryKey {
  conversationId: string;
  activityId: string;
}

/** Marks messages as handled, so that they are never taken up again. */
export async function finishDeliveries(db: Db, done: readonly DeliveryKey[]): Promise<void> {
  const [places, ids] = [
    done.map(({ conversationId }) => conversationId),
    done.map(({ activityId }) => activityId),
  ];
  // PostgreSQL knows the length of an array, but not of JSON, for which it would read the whole table.
  await sql`update delivery set leased_until = null
    from unnest(${places}::text[], ${ids}::text[]) as done (place, id)
    where conversation_id = done.place and activity_id = done.id`.execute(db);
}

/** Releases the message after a failure, so that its next delivery is handled. */
export async function giveBackDelivery(db: Db, { conversationId, activityId }: DeliveryKey): Promise<void> {
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
