import { sql, type Kysely } from 'kysely';

/** Stores cards that belong to no request. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table news (
    id uuid primary key,
    told_id uuid not null,
    kind text not null,
    about text not null default '',
    conversation_id text references conversation on delete cascade,
    data jsonb not null,
    language text not null default '',
    revision integer not null default 1,
    ended_at timestamptz,
    activity_ids jsonb not null default '[]',
    stale_ids jsonb not null default '[]',
    is_posted boolean not null default false,
    sent_revision integer not null default 0,
    sent_digest text not null default '',
    sent_at timestamptz,
    unsure_until timestamptz,
    unsure_times integer not null default 0,
    held_since timestamptz,
    held_times integer not null default 0,
    held_until timestamptz,
    created_at timestamptz not null default now(),
    unique (told_id, conversation_id)
  )`,
  `create index news_by_subject on news (kind, about) where ended_at is null`,
  `create index news_due on news (conversation_id) where sent_revision < revision`,
  `create index news_held on news (conversation_id) where held_until is not null`,
];
