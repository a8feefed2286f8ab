import { sql } from 'kysely';
import type { Db } from './db.ts';

/** Who was heard, and where. */
export interface HeardPlace {
  id: string;
  /** The channel of a thread; otherwise as `id`. */
  channelId: string;
  /** Object id of the person of a personal chat; `''` = it is none, or is unknown. */
  userId: string;
  isPersonal: boolean;
}

/** What may have waited for a conversation. True may turn out to be nothing; false is certain. */
export interface Waiting {
  /** A question to its person as a tester. */
  isTester: boolean;
  /** News of their requests that can reach them nowhere else. */
  isStranded: boolean;
  /** The card of a planned request that is asked for there. */
  isApprovalMissing: boolean;
}

/**
 * Looks whether anything waits for a conversation, in one statement, by the function in migration `0037-waits-for`.
 * Approvals are asked for in the bound channel if it can be written to, otherwise in personal chats. `since` = older news
 * is none.
 */
export async function findWaiting(db: Db, place: HeardPlace, since: Date): Promise<Waiting> {
  const { id, channelId, userId, isPersonal } = place;
  const person = isPersonal ? userId.toLowerCase() : '';
  const { rows } = await sql<Waiting>`
    select is_tester as "isTester", is_stranded as "isStranded", is_approval_missing as "isApprovalMissing"
    from waits_for(${id}, ${channelId}, ${person}, ${isPersonal}, ${since})`.execute(db);
  return rows[0] ?? { isTester: false, isStranded: false, isApprovalMissing: false };
}
