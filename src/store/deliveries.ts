import type { Db } from './database.ts';

/** Takes up a message; false when it was taken up before, by any instance. */
export async function claimDelivery(db: Db, conversationId: string, activityId: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('delivery')
    .values({ conversation_id: conversationId, activity_id: activityId })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Forgets deliveries older than this; Teams repeats one within a minute. */
export async function deleteDeliveriesBefore(db: Db, time: Date): Promise<void> {
  await db.deleteFrom('delivery').where('received_at', '<', time).execute();
}
