import { sql, type Kysely } from 'kysely';

/**
 * Creates the record of who asked, planned, decided and so on. Rows are only added; only retention deletes old ones.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table event (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    kind text not null,
    request_id uuid references request,
    name text not null default '',
    actor_id text not null default '',
    actor_name text not null default '',
    details jsonb not null default '{}'
  )`,
  `create index event_by_name on event (name, id)`,
  `create index event_by_request on event (request_id, id)`,
  // For the check whether the same person was refused by the same rule within the last minute.
  `create index event_refused on event (at) where kind = 'refused'`,
  // For events that belong to no request, which are deleted by age alone.
  `create index event_of_none on event (at) where request_id is null`,
  `create function event_is_append_only() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and current_setting('qlik.retention', true) = 'on' then return old; end if;
      raise exception 'events are only added';
    end $$`,
  `create trigger event_append_only before update or delete on event
    for each row execute function event_is_append_only()`,
  `create trigger event_no_truncate before truncate on event
    for each statement execute function event_is_append_only()`,
];
