import { CompiledQuery } from 'kysely';
import type { ConversationRow } from './conversations.ts';
import type { Db } from './db.ts';

/** Where somebody was just seen, and whom. What is unknown is `''`. */
export interface Seen {
  id: string;
  userId: string;
  chatUserId: string;
  teamId: string;
}

/** Whether a message is ours to handle, was already handled, or is being handled elsewhere. */
type Taken = 'ours' | 'handled' | 'busy';

/** `is_doubted` = it is gone, in doubt or has messages held back. */
export type NearRow = ConversationRow & { is_doubted: boolean };

/** What an activity finds; `near` is empty unless it is ours. */
export interface HeardRows {
  taken: Taken;
  near: NearRow[];
}

/** The function is in migration `0035-hear`. Written out: compiling it anew would cost more than all else here. */
const call = `select heard.taken, heard.is_doubted, (heard.place).* from hear($1, $2, $3, $4, $5, $6, $7) heard`;

/**
 * Takes an activity up, in one statement. If `activityId` is not `''`, leases it for `seconds`, by the clock of the
 * database; only one instance gets the lease. Returns what the activity can say something about: the conversation it
 * comes from, its channel, the personal ones of the person, found by either of the person's ids, and of its channel's
 * threads and its team's conversations those that are doubted.
 */
export async function hear(db: Db, seen: Seen, activityId: string, seconds: number): Promise<HeardRows> {
  const { id, teamId, userId, chatUserId } = seen;
  const channel = id.split(';')[0] ?? id;
  const values = [id, channel, teamId, userId, chatUserId, activityId, seconds];
  const { rows } = await db.executeQuery<NearRow & { taken: Taken | '' }>(CompiledQuery.raw(call, values));
  return { taken: rows[0]?.taken || 'ours', near: rows.filter((row) => row.id !== null) };
}
