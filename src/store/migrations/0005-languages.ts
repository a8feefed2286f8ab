import { sql, type Kysely } from 'kysely';

/** Gives requesters and some conversations a language. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table conversation add column language text not null default ''`,
  `alter table request add column requester_language text not null default 'en'`,
];
