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
 * Looks whether anything waits for conversations, in one statement, by the function in migration `0037-waits-for`; in
 * their order. Approvals are asked for in the bound channel if it can be written to, otherwise in personal chats.
 * `since` = older news is none.
 */
export async function findWaiting(db: Db, places: readonly HeardPlace[], since: Date): Promise<Waiting[]> {
  const ids = places.map(({ id }) => id);
  const channels = places.map(({ channelId }) => channelId);
  const people = places.map(({ isPersonal, userId }) => (isPersonal ? userId.toLowerCase() : ''));
  const kinds = places.map(({ isPersonal }) => isPersonal);
  const { rows } = await sql<Waiting>`
    select is_tester as "isTester", is_stranded as "isStranded", is_approval_missing as "isApprovalMissing"
    from unnest(${ids}::text[], ${channels}::text[], ${people}::text[], ${kinds}::boolean[]) with ordinality
        as place (id, channel, person, is_personal, number),
      lateral waits_for(id, channel, person, is_personal, ${since})
    order by number`.execute(db);
  return rows;
}
