import { sql } from 'kysely';
import type { Db } from './db.ts';
import { requestsToAskAbout } from './test-asks.ts';
import { strandedRequests } from './stranded.ts';

/** Who was heard, and where. */
export interface HeardPlace {
  id: string;
  /** The channel of a thread; otherwise as `id`. */
  channelId: string;
  /** Object id of the person of a personal chat; `''` = it is none, or is unknown. */
  userId: string;
  isPersonal: boolean;
}

/** What may have waited for a conversation. */
export interface Waiting {
  /** A question to its person as a tester. */
  isTester: boolean;
  /** News of their requests that can reach them nowhere else. */
  isStranded: boolean;
  /** The card of a planned request that is asked for there. */
  isApprovalMissing: boolean;
}

/**
 * Looks whether anything waits for a conversation, in one statement. Approvals are asked for in the bound channel if it
 * can be written to, otherwise in personal chats. `since` = older news is none.
 */
export async function findWaiting(db: Db, place: HeardPlace, since: Date): Promise<Waiting> {
  const { id, channelId, userId, isPersonal } = place;
  const person = isPersonal ? userId.toLowerCase() : '';
  const { rows } = await sql<Waiting>`
    with bound as materialized (
      select conversation.id from setting join conversation on conversation.id = setting.value
      where setting.key = 'approvals' and conversation.gone_because = '')
    select ${isPersonal}::boolean and exists (${requestsToAskAbout(db, person)}) as "isTester",
      ${isPersonal}::boolean and exists (${strandedRequests(db, since, person)}) as "isStranded",
      case when exists (select from bound) then exists (select from bound where id = ${channelId})
        else ${isPersonal}::boolean end
      and exists (
        select from request where state = 'planned' and lower(requester_id) <> ${person} and not exists (
          select from notice where notice.request_id = request.id and notice.kind = 'approval'
            and notice.conversation_id = coalesce((select id from bound), ${id}))
      ) as "isApprovalMissing"`.execute(db);
  return rows[0] ?? { isTester: false, isStranded: false, isApprovalMissing: false };
}
