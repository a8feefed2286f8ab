import { sql } from 'kysely';
import { staleBesides } from './stale-besides.ts';
import { withoutHold } from './without-hold.ts';
import type { Db } from './db.ts';

/** Where cards wait to be sent: those of requests, or those that belong to none. */
export type Outbox = 'notice' | 'news';

/**
 * Called before a new message is posted, so that a click on it is recognised even if the process dies before recording
 * its id.
 */
export async function setPosting(db: Db, outbox: Outbox, id: string): Promise<void> {
  await addUnsure(db, outbox, id, 1);
}

/** Reverts setPosting when the message was certainly not posted. */
export async function setNotPosted(db: Db, outbox: Outbox, id: string): Promise<void> {
  await addUnsure(db, outbox, id, -1);
}

async function addUnsure(db: Db, outbox: Outbox, id: string, messages: number): Promise<void> {
  await db
    .updateTable(outbox)
    .set({ unsure_times: sql<number>`greatest(unsure_times + ${messages}, 0)` })
    .where('id', '=', id)
    .execute();
}

/**
 * Records that the card shows `revision`; a new message id goes last, because the last message is the one updated. An
 * update is not recorded if the card is to be posted anew by now.
 */
export async function setSent(
  db: Db,
  outbox: Outbox,
  id: string,
  sent: { revision: number; digest: string; newActivityId?: string },
): Promise<void> {
  const { revision, digest, newActivityId } = sent;
  const upTo = { sent_revision: revision, sent_digest: digest, sent_at: new Date(), unsure_until: null };
  await db
    .updateTable(outbox)
    .set({ is_posted: true, ...upTo, ...withoutHold, ...(newActivityId && recorded(newActivityId)) })
    .where('id', '=', id)
    .$if(!newActivityId, (update) => update.where('is_posted', '=', true))
    .execute();
}

/**
 * A click may already have claimed the message; then `unsure_times` stays as it is, and the id only moves to the end.
 */
function recorded(activityId: string) {
  const claimed = sql`(activity_ids ? ${activityId})`;
  return {
    unsure_times: sql<number>`greatest(unsure_times - (case when ${claimed} then 0 else 1 end), 0)`,
    activity_ids: sql<string>`(activity_ids - ${activityId}::text) || ${JSON.stringify([activityId])}::jsonb`,
    stale_ids: staleBesides(activityId),
  };
}

/** Skips this revision; the next one is sent again. */
export async function setSkipped(db: Db, outbox: Outbox, id: string, revision: number): Promise<void> {
  await db.updateTable(outbox).set({ sent_revision: revision }).where('id', '=', id).execute();
}

/** It is unknown whether Teams posted the message, so it is not posted again before `until`. */
export async function setUnsure(db: Db, outbox: Outbox, id: string, until: Date): Promise<void> {
  await db.updateTable(outbox).set({ unsure_until: until }).where('id', '=', id).execute();
}

/** Lets a card wait until `until`, and counts how often it had to. */
export async function setHeld(db: Db, outbox: Outbox, id: string, until: Date): Promise<void> {
  await db
    .updateTable(outbox)
    .set({
      held_since: sql<Date>`coalesce(least(held_since, now()), now())`,
      held_times: sql<number>`held_times + 1`,
      held_until: until,
    })
    .where('id', '=', id)
    .execute();
}

/** Lets the waiting cards of a conversation go at once. */
export async function releaseHeld(db: Db, conversationId: string): Promise<void> {
  for (const outbox of ['notice', 'news'] as const)
    await db
      .updateTable(outbox)
      .set(withoutHold)
      .where('conversation_id', '=', conversationId)
      .where('held_until', 'is not', null)
      .execute();
}
