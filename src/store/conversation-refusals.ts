import type { ConversationRow } from './conversations.ts';
import type { Db, Trx } from './db.ts';
import { neverRefused } from './never-refused.ts';

/** What Teams tells by an event, and takes back by another one. Any other reason is the name of a refusal. */
const told = ['', 'uninstalled', 'channel-deleted', 'team-deleted', 'team-archived'];

/** Records that Teams has refused a message to a conversation, `times` times since `since`. */
export async function setRefused(
  db: Db,
  id: string,
  refused: { since: Date; times: number; because: string; until: Date },
): Promise<void> {
  await db
    .updateTable('conversation')
    .set({
      refused_since: refused.since,
      refused_times: refused.times,
      refused_because: refused.because,
      refused_until: refused.until,
    })
    .where('id', '=', id)
    .execute();
}

/** Forgets the refusals of these conversations, because Teams has accepted a message there. */
export async function clearRefused(db: Db, ids: readonly string[]): Promise<void> {
  await db
    .updateTable('conversation')
    .set(neverRefused)
    .where('id', 'in', ids)
    .where('refused_times', '>', 0)
    .execute();
}

/** Returns the conversations that are gone because Teams refused messages there, last before `before`. */
export async function findRefusedBefore(db: Db, before: Date): Promise<ConversationRow[]> {
  return db
    .selectFrom('conversation')
    .selectAll()
    .where('gone_because', 'not in', told)
    .where((eb) => eb.or([eb('refused_until', 'is', null), eb('refused_until', '<', before)]))
    .execute();
}

/** Whether the conversation is gone by refusals, not by an event of Teams. */
export function isGoneByRefusal({ gone_because }: ConversationRow): boolean {
  return !told.includes(gone_because);
}

/**
 * Lets messages be sent to a conversation again that was gone by refusals. Its refusals still count, so that one more
 * ends it at once.
 */
export async function setTriedAgain(trx: Trx, id: string): Promise<void> {
  await trx
    .updateTable('conversation')
    .set({ gone_because: '', refused_until: new Date() })
    .where('id', '=', id)
    .execute();
}
