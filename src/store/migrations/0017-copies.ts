import { sql, type Kysely } from 'kysely';

/**
 * Stores a person's id in the chat beside their personal conversation, and which older messages of a card still have
 * buttons. Older messages of requests that have ended are left as they are: the bot would otherwise update them all at
 * once when it is upgraded.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table conversation add column chat_user_id text not null default ''`,
  `create index conversation_by_person on conversation (user_id) where kind = 'personal'`,
  `create index conversation_by_chat_user on conversation (chat_user_id) where kind = 'personal'`,
  `alter table notice add column stale_ids jsonb not null default '[]'`,
  `update notice set stale_ids = activity_ids - -1 from request
    where request.id = notice.request_id and jsonb_array_length(activity_ids) > 1
    and request.state not in ('done', 'rejected', 'withdrawn', 'expired')`,
  `create index notice_stale on notice (conversation_id) where stale_ids <> '[]'`,
];
