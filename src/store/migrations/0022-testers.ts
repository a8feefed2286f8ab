import { sql, type Kysely } from 'kysely';

/**
 * Stores who is asked whether a publication works, and what they said. A round of tests begins when a publication is
 * opened or its settings change.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table publication add column test_round integer not null default 0`,
  `create table test_ask (
    publication_id uuid not null references publication on delete cascade,
    round integer not null,
    person_id text not null,
    person_name text not null,
    request_id uuid not null,
    conversation_id text not null default '',
    asked_at timestamptz not null default now(),
    primary key (publication_id, round, person_id)
  )`,
  // For people whose chat becomes known.
  `create index test_ask_waiting on test_ask (person_id) where conversation_id = ''`,
  `create table test_report (
    id bigint generated always as identity primary key,
    publication_id uuid not null references publication on delete cascade,
    round integer not null,
    person_id text not null,
    person_name text not null,
    seen text not null,
    detail text not null,
    advice jsonb,
    activity_id text not null,
    at timestamptz not null default clock_timestamp()
  )`,
  `create unique index test_report_once on test_report (publication_id, person_id, activity_id)`,
  `create index test_report_newest on test_report (publication_id, round, person_id, id desc)`,
  `create index test_report_old on test_report (at)`,
];
