import { sql, type Kysely } from 'kysely';

/** Under which id the chat knows who decided: the token service keeps their token under it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table decision add column chat_user_id text not null default ''`).execute(db);
}
