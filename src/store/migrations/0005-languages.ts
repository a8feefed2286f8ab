import { sql, type Kysely } from 'kysely';

/** Whoever asks, and some conversations, have a language; what is waited for is said in that of the reader. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table conversation add column language text not null default ''`,
  `alter table request add column requester_language text not null default 'en'`,
  `alter table request alter column waiting_for drop default`,
  `alter table request alter column waiting_for type jsonb using to_jsonb(waiting_for)`,
  `alter table request alter column waiting_for set default '""'`,
];
