import { sql } from 'kysely';
import type { Db } from './db.ts';

/** A card that asks for a decision on a request, in one conversation. */
export interface ApprovalCard {
  conversationId: string;
  /** The person whose one-to-one chat it is, in lower case; `''` = others can read it. */
  chatOf: string;
  isReachable: boolean;
  /** Whether Teams has taken it at least once. */
  isSent: boolean;
  sentRevision: number;
  /** Since when Teams has not taken it; null = it has, or has not been tried. */
  heldSince: Date | null;
  /** Since when it is asked for. */
  createdAt: Date;
}

/** Returns the cards that ask for a decision on a request, wherever they are. */
export async function findApprovalCards(db: Db, requestId: string): Promise<ApprovalCard[]> {
  return db
    .selectFrom('notice')
    .innerJoin('conversation', 'conversation.id', 'notice.conversation_id')
    .select([
      'notice.conversation_id as conversationId',
      'notice.sent_revision as sentRevision',
      'notice.held_since as heldSince',
      'notice.created_at as createdAt',
      sql<string>`case conversation.kind when 'personal' then lower(conversation.user_id) else '' end`.as(
        'chatOf',
      ),
      sql<boolean>`conversation.gone_because = ''`.as('isReachable'),
      sql<boolean>`jsonb_array_length(notice.activity_ids) > 0`.as('isSent'),
    ])
    .where('notice.request_id', '=', requestId)
    .where('notice.kind', '=', 'approval')
    .execute();
}

/**
 * Returns planned requests, oldest first, except those whose card Teams has taken in a conversation, as they say
 * themselves; null = all of them.
 */
export async function findUnshownRequests(db: Db, conversationId: string | null): Promise<string[]> {
  const rows = await db
    .selectFrom('request')
    .select('request.id')
    .where('request.state', '=', 'planned')
    .$if(conversationId !== null, (query) =>
      query.where(
        sql<boolean>`not (request.asking = 'shown' and exists (select from notice
          where notice.request_id = request.id and notice.kind = 'approval'
            and notice.conversation_id = ${conversationId} and notice.activity_ids <> '[]'))`,
      ),
    )
    .orderBy('request.created_at')
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Whether Teams has not taken the card of a planned request in a conversation: for good, refused it since a time before
 * `refused`, or has not answered since a time before `asked`.
 */
export async function isApprovalStuckIn(
  db: Db,
  conversationId: string,
  { refused, asked }: { refused: Date; asked: Date },
): Promise<boolean> {
  const row = await db
    .selectFrom('request')
    .innerJoin('notice', 'notice.request_id', 'request.id')
    .select('request.id')
    .where('request.state', '=', 'planned')
    .where('notice.kind', '=', 'approval')
    .where('notice.conversation_id', '=', conversationId)
    .where(sql<boolean>`jsonb_array_length(notice.activity_ids) = 0`)
    .where((eb) =>
      eb.or([
        eb('request.asking', '=', 'refused'),
        eb('notice.held_since', '<=', refused),
        eb('notice.created_at', '<=', asked),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
