import { sql, type Kysely } from 'kysely';

/** Gives everything that grows the indexes by which it is asked for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // What a row refers to: deleting that looks for the rows that do.
  `create index reservation_by_request on reservation (request_id)`,
  `create index publication_by_request on publication (request_id)`,
  `create index request_by_conversation on request (conversation_id)`,
  `create index news_by_conversation on news (conversation_id, kind)`,
  `create index offered_file_by_conversation on offered_file (conversation_id)`,
  // What the sweep looks for.
  `create index publication_unpublished on publication (unpublished_at) where state = 'unpublished'`,
  `create index publication_tests_due on publication (test_due) where test_due is not null`,
  `create index news_stranded on news (created_at) where not is_posted and ended_at is null`,
  `create index offered_file_open on offered_file (id) where upload is not null and ended_at is null`,
  `create index delivery_by_time on delivery (received_at)`,
  `create index offered_file_by_time on offered_file (created_at)`,
  // What people ask for.
  `create index request_open on request (created_at, id) where state in ('submitted', 'planned', 'approved', 'applying')
    or (state = 'failed' and problem -> 'fields' = '[]')`,
  `drop index request_by_name`,
  `create index request_by_name on request (name, created_at, id)`,
  `create index application_by_id on application (application_id)`,
  `create index creation_by_application on creation (application_id)`,
  `create index outside_check_by_request on outside_check (request_id)`,
  `create index conversation_by_person_in_lower_case on conversation (lower(user_id)) where kind = 'personal'`,
  `create index conversation_by_channel on conversation (split_part(id, ';', 1))`,
  `create index conversation_alive on conversation (kind, id) where gone_because = ''`,
  `create index conversation_gone on conversation (updated_at) where gone_because <> ''`,
  `create index news_by_message on news using gin (activity_ids)`,
  `drop index news_by_subject`,
  `create index news_by_subject on news (kind, about, created_at) where ended_at is null`,
  // What the watch asks for.
  `create index watch_by_time on watch (look_at)`,
  `create index watched_by_about on watched (about)`,
];
