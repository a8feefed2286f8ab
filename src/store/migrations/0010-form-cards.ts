import { sql, type Kysely } from 'kysely';

/**
 * Stores which messages hold an unsent form, and for whom. The indexes find the cards of a message and a person's open
 * requests quickly, however many there are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table form_card (
    channel_id text not null,
    activity_id text not null,
    person_id text not null,
    posted_at timestamptz not null default now(),
    primary key (channel_id, activity_id)
  )`,
  `create index form_card_by_time on form_card (posted_at)`,
  `create index notice_by_message on notice using gin (activity_ids)`,
  `create index request_undecided_by_person on request (requester_id) where state in ('submitted', 'planned')`,
];
