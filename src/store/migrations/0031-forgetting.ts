import { sql, type Kysely } from 'kysely';

/**
 * Lets retention look at each old row once. A request that is kept because its publication is there is marked, until
 * that publication is removed; what testers said is marked when its round is over.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table request add column is_kept boolean not null default false`,
  `create index request_ended on request (created_at)
    where not is_kept and state in ('done', 'rejected', 'withdrawn', 'expired', 'failed')`,
  `create index publication_removed on publication (updated_at) where state = 'removed'`,
  `create function publication_forgotten() returns trigger language plpgsql as $$
    begin
      update request set is_kept = false where is_kept and (name = old.name or id = old.request_id);
      return null;
    end $$`,
  `create trigger publication_removed after update of state on publication
    for each row when (new.state = 'removed') execute function publication_forgotten()`,
  `create trigger publication_deleted after delete on publication
    for each row execute function publication_forgotten()`,
  `create index news_by_time on news (created_at)`,
  `drop index test_report_old`,
  `alter table test_ask add column is_over boolean not null default false`,
  `alter table test_report add column is_over boolean not null default false`,
  `update test_ask set is_over = true from publication
    where publication.id = test_ask.publication_id and test_ask.round < publication.test_round`,
  `update test_report set is_over = true from publication
    where publication.id = test_report.publication_id and test_report.round < publication.test_round`,
  `create index test_report_over on test_report (at) where is_over`,
  `create index test_ask_over on test_ask (asked_at) where is_over`,
  `create function round_over() returns trigger language plpgsql as $$
    begin
      update test_ask set is_over = true
        where publication_id = new.id and round < new.test_round and not is_over;
      update test_report set is_over = true
        where publication_id = new.id and round < new.test_round and not is_over;
      return null;
    end $$`,
  `create trigger round_over after update of test_round on publication
    for each row when (new.test_round > old.test_round) execute function round_over()`,
];
