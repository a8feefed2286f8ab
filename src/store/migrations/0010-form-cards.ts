import { sql, type Kysely } from 'kysely';

/**
 * Which messages hold a form nobody has sent yet, and for whom; whose message a card is, and what a person has open, are
 * found at once however many there are.
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
