import { sql, type Kysely } from 'kysely';

/** Stores what the last visit from outside showed, and what of it the cards of a request say. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table outside_check (
    publication_id uuid not null,
    role text not null,
    state text not null,
    since timestamptz not null,
    checked_at timestamptz not null,
    findings jsonb not null,
    wanted text not null,
    opened_at timestamptz not null,
    verified_at timestamptz,
    request_id text not null default '',
    primary key (publication_id, role)
  )`,
  `alter table request add column outside jsonb not null default '[]'`,
];
