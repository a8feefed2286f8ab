import { sql, type ExpressionBuilder } from 'kysely';
import type { ConversationRow } from './conversations.ts';
import type { Db, Trx } from './db.ts';
import { neverRefused } from './never-refused.ts';
import type { Tables } from './tables.ts';

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

/** Where somebody was just seen. `userId` and `teamId` are `''` if unknown. */
export interface Seen {
  id: string;
  userId: string;
  teamId: string;
}

/**
 * Returns the conversations that are gone, in doubt or have messages held back, and that an activity says something
 * about: the one it comes from, its channel with all threads, its team's, and its person's own chat.
 */
export async function findDoubtedNear(db: Db, seen: Seen): Promise<ConversationRow[]> {
  return db
    .selectFrom('conversation')
    .selectAll()
    .where((eb) => eb.or([eb('gone_because', '<>', ''), eb('refused_times', '>', 0), eb.exists(heldIn(db))]))
    .where(isNear(seen))
    .orderBy('id')
    .execute();
}

function heldIn(db: Db) {
  return db
    .selectFrom('notice')
    .select('notice.id')
    .where(sql<boolean>`notice.conversation_id = conversation.id`)
    .where('notice.held_until', 'is not', null);
}

function isNear({ id, userId, teamId }: Seen) {
  const channel = id.split(';')[0] ?? id;
  return (eb: ExpressionBuilder<Tables, 'conversation'>) =>
    eb.or([
      eb(sql<string>`split_part(id, ';', 1)`, '=', channel),
      // An activity in a thread need not name its team.
      sql<boolean>`team_id in (select team_id from conversation where id = ${channel} and team_id <> '')`,
      ...(teamId ? [eb('team_id', '=', teamId)] : []),
      ...(userId ? [eb.and([eb('kind', '=', 'personal'), eb('user_id', '=', userId)])] : []),
    ]);
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
