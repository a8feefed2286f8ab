import { sql, type Kysely } from 'kysely';

/** Stores files that were offered to people, and how many publications were in which state on each day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table offered_file (
    id uuid primary key,
    conversation_id text not null references conversation on delete cascade,
    person_id text not null,
    language text not null,
    upload jsonb,
    uploaded_at timestamptz,
    ended_at timestamptz,
    created_at timestamptz not null default now()
  )`,
  `create table daily_count (
    day date primary key,
    counts jsonb not null
  )`,
];
