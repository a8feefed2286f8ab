import { sql, type Kysely } from 'kysely';

/**
 * Stores since when and how often Teams has refused messages to a conversation, and until when a single message that was
 * refused waits.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table conversation
    add column refused_since timestamptz,
    add column refused_times integer not null default 0,
    add column refused_because text not null default '',
    add column refused_until timestamptz`,
  `alter table notice
    add column held_since timestamptz,
    add column held_times integer not null default 0,
    add column held_until timestamptz`,
];
