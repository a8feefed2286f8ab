import { sql, type Kysely } from 'kysely';

/** While a message is being handled nobody else takes it up, until a time; null = it was handled. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table delivery add column leased_until timestamptz`).execute(db);
}
