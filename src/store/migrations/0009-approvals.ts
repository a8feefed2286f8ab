import { sql, type Kysely } from 'kysely';

/**
 * Stores when an undo was requested. Indexes applications by object id regardless of case, because older versions
 * stored ids as typed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table request add column undo_asked_at timestamptz`.execute(db);
  await sql`create index application_by_object_id on application (lower(application_id))`.execute(db);
}
