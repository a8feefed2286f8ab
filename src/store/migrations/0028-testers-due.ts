import { sql, type Kysely } from 'kysely';

/** Stores whose testers a request has yet to have asked, so that they are asked after any end of the process. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table publication add column test_due uuid`).execute(db);
}
