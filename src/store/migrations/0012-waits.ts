import { sql, type Kysely } from 'kysely';

/** Stores what a request waits for as a value; until now only its sentence told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table request add column waits_for text not null default ''`).execute(db);
  await sql
    .raw(
      `update request set waits_for = 'sign-in' where waiting_for like '%{who} must sign in: this is done%'`,
    )
    .execute(db);
}
