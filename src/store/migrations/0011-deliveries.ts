import { sql, type Kysely } from 'kysely';

/** Stores until when a message is leased to one handler; null = it was handled. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table delivery add column leased_until timestamptz`).execute(db);
}
