import { sql, type Kysely } from 'kysely';

/** Stores when each publication is looked at again, and what was told of everything that is watched. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table watch (
    publication_id uuid primary key references publication (id) on delete cascade,
    look_at timestamptz not null default now(),
    looked_at timestamptz,
    compared_at timestamptz,
    print text not null default '',
    is_moved boolean not null default false,
    visit_at timestamptz not null default now(),
    visited_at timestamptz,
    visits integer not null default 0
  )`,
  `create index watch_look on watch (is_moved desc, look_at)`,
  `create index watch_visit on watch (visit_at)`,
  `create index application_connector_group on application (connector_group_id)`,
  `create index application_service_principal on application (service_principal_id)`,
  `insert into watch (publication_id) select id from publication where state = 'published'`,
  `create table watched (
    kind text not null,
    about text not null,
    state text not null default '',
    is_wrong boolean not null default false,
    since timestamptz not null default now(),
    data jsonb not null default '{}',
    seen text not null default '',
    seen_times integer not null default 0,
    told_times integer not null default 0,
    told_at timestamptz,
    primary key (kind, about)
  )`,
  `create index watched_wrong on watched (since) where is_wrong`,
];
