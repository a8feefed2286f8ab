import { sql, type Kysely } from 'kysely';

/** Stores how far a plan has come to those who may decide, because its requester is told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table request add column asking text not null default ''`).execute(db);
}
