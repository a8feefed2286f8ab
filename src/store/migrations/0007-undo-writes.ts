import { sql, type Kysely } from 'kysely';

/**
 * Marks the writes that took something back. For existing rows this follows from their time, because Undo reset the
 * start time of its request.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table ledger add column is_undo boolean not null default false`,
  `update ledger set is_undo = true from request
    where request.id = ledger.request_id and request.is_undo and ledger.started_at >= request.apply_started_at`,
];
