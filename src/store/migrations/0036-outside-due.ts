import { sql, type Kysely } from 'kysely';

/** Stores which request's addresses are yet to be visited from outside, so that they are after any end of the process. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table publication add column outside_due uuid`).execute(db);
  await sql
    .raw(`create index publication_outside_due on publication (id) where outside_due is not null`)
    .execute(db);
}
