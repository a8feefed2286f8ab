import { sql, type Kysely } from 'kysely';

/**
 * Stores where the applications of the tenant are published, because Graph cannot be asked who has an internal URL.
 * Asking Graph what has moved begins anew, with one more property.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table published_application (
    application_id text primary key,
    app_id text not null default '',
    display_name text not null default '',
    publishing jsonb,
    internal_key text not null default '',
    external_key text not null default '',
    domain text not null default '',
    moves integer not null default 1,
    moved_at timestamptz not null default now(),
    read_at timestamptz,
    due_at timestamptz
  )`,
  `create index published_internal on published_application (internal_key) where publishing is not null`,
  `create index published_external on published_application (external_key) where publishing is not null`,
  `create index published_domain on published_application (domain, read_at) where publishing is not null`,
  `create index published_read on published_application (read_at) where publishing is not null`,
  `create index published_due on published_application (due_at) where due_at is not null`,
  `create table published_listing (
    id text primary key check (id = 'listing'),
    listed_at timestamptz,
    known integer not null default 0
  )`,
  `delete from setting where key = 'moved applications'`,
];
