import { sql, type Kysely } from 'kysely';

/**
 * Gives each attempt to create an application a secret name. Recorded applications store their origin and whether they
 * are still awaited; requests count how long they have waited for the tenant.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

// An older version may run beside this one; the applications it records get the defaults and are awaited.
const statements = [
  `create table creation (
    id bigint generated always as identity primary key,
    request_id uuid not null references request,
    publication_id uuid not null,
    role text not null,
    nonce text not null unique,
    outcome text not null default '',
    application_id text not null default '',
    waited_ms integer not null default 0,
    looks integer not null default 0,
    look_at timestamptz not null default now(),
    created_at timestamptz not null default now()
  )`,
  `create index creation_by_request on creation (request_id)`,
  `create index creation_open on creation (publication_id) where outcome = ''`,
  `alter table application add column origin text not null default ''`,
  `alter table application add column awaited_since timestamptz default now()`,
  `alter table application add column is_seen boolean not null default false`,
  `update application set awaited_since = null, is_seen = true from publication
    where publication.id = application.publication_id and publication.state not in ('publishing', 'failed')`,
  `update application set origin = case when exists (
      select 1 from jsonb_array_elements(publication.desired->'applications') as wanted
      where wanted->>'role' = application.role and wanted->>'isAdopted' = 'true') then 'adopted' else 'made' end
    from publication where publication.id = application.publication_id`,
  `alter table request add column settling_ms integer not null default 0`,
];
