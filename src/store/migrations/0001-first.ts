import { sql, type Kysely } from 'kysely';

/**
 * Creates the tables of the first version. `jsonb` holds our own typed documents; everything that is searched by is a
 * column.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table conversation (
    id text primary key,
    tenant_id text not null,
    kind text not null,
    user_id text not null default '',
    reference jsonb not null,
    gone_because text not null default '',
    shown_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create table delivery (
    conversation_id text not null,
    activity_id text not null,
    received_at timestamptz not null default now(),
    primary key (conversation_id, activity_id)
  )`,
  `create table setting (key text primary key, value text not null, set_by text not null, updated_at timestamptz not null default now())`,
  `create table request (
    id uuid primary key,
    kind text not null,
    state text not null,
    name text not null,
    reason text not null,
    requester_tenant_id text not null,
    requester_id text not null,
    requester_name text not null,
    conversation_id text not null references conversation,
    form_activity_id text not null,
    submit_activity_id text not null unique,
    form jsonb not null,
    input jsonb not null,
    desired jsonb,
    plan jsonb,
    digest text not null default '',
    done_changes jsonb not null default '[]',
    waiting_for text not null default '',
    problem jsonb,
    edge_checks jsonb not null default '[]',
    revision integer not null default 1,
    apply_started_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create unique index request_open_form on request (conversation_id, form_activity_id)
    where state in ('submitted', 'planned', 'approved', 'applying')`,
  `create index request_by_state on request (state, created_at)`,
  `create index request_by_name on request (name, created_at)`,
  `create table reservation (key text primary key, request_id uuid not null references request, name text not null)`,
  `create table decision (
    request_id uuid not null references request,
    actor_id text not null,
    actor_name text not null,
    decision text not null,
    comment text not null,
    digest text not null,
    decided_at timestamptz not null default now(),
    primary key (request_id, actor_id, digest)
  )`,
  `create table publication (
    id uuid primary key,
    name text not null unique,
    state text not null,
    revision integer not null default 1,
    desired jsonb not null,
    request_id uuid not null references request,
    published_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create table application (
    publication_id uuid not null references publication,
    role text not null,
    application_id text not null,
    app_id text not null,
    service_principal_id text not null,
    primary key (publication_id, role)
  )`,
  `create table ledger (
    id bigint generated always as identity primary key,
    request_id uuid not null references request,
    change_id text not null,
    change jsonb not null,
    outcome text not null default '',
    details jsonb,
    graph_request_id text not null default '',
    started_at timestamptz not null default now(),
    finished_at timestamptz
  )`,
  `create index ledger_by_request on ledger (request_id, id)`,
  `create table notice (
    id uuid primary key,
    request_id uuid not null references request,
    kind text not null,
    conversation_id text not null references conversation,
    activity_ids jsonb not null default '[]',
    is_posted boolean not null default false,
    sent_revision integer not null default 0,
    sent_digest text not null default '',
    sent_at timestamptz,
    created_at timestamptz not null default now(),
    unique (request_id, kind, conversation_id)
  )`,
  `create index notice_by_conversation on notice (conversation_id, created_at)`,
];
