import { sql, type RawBuilder } from 'kysely';
import type { Db } from './db.ts';

/** A message is ours to handle, was handled before, or is being handled right now by somebody. */
export type Taken = 'ours' | 'handled' | 'busy';

/** Takes up a message for so many seconds, by the clock of the database; one instance at a time does. */
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

/** The message was handled: it is never taken up again. */
export async function finishDelivery(db: Db, conversationId: string, activityId: string): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ leased_until: null })
    .where('conversation_id', '=', conversationId)
    .where('activity_id', '=', activityId)
    .execute();
}

/** The message could not be handled: whoever gets it again takes it up. */
export async function giveBackDelivery(db: Db, conversationId: string, activityId: string): Promise<void> {
  await db
    .deleteFrom('delivery')
    .where('conversation_id', '=', conversationId)
    .where('activity_id', '=', activityId)
    .where('leased_until', 'is not', null)
    .execute();
}

/** Gives back everything that is being handled: for a process that is the only one and has just begun. */
export async function giveBackAllDeliveries(db: Db): Promise<void> {
  await db.deleteFrom('delivery').where('leased_until', 'is not', null).execute();
}

/** Forgets deliveries older than this; Teams repeats one within a minute. */
export async function deleteDeliveriesBefore(db: Db, time: Date): Promise<void> {
  await db.deleteFrom('delivery').where('received_at', '<', time).execute();
}
