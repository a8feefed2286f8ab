import { sql, type Kysely } from 'kysely';

/** Stores the chat id of the person who decided, under which the token service keeps their token. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table decision add column chat_user_id text not null default ''`).execute(db);
}
