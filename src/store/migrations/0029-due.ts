import { sql, type Kysely } from 'kysely';

/**
 * Marks the notices that are due, so that finding them reads those alone. Two triggers keep the mark in the transaction
 * of whatever makes a notice due, for an older version that runs beside this one as well.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // Few are due, so few rows are written; a trigger marks those that come.
  `alter table notice add column is_due boolean not null default false`,
  `update notice set is_due = true from request
    where request.id = notice.request_id and notice.sent_revision < request.revision`,
  // A news card that ended before it was posted is never sent.
  `drop index news_due`,
  `create index news_due on news (conversation_id)
    where sent_revision < revision and (ended_at is null or is_posted)`,
  `create index notice_due on notice (conversation_id, created_at) where is_due`,
  `create function notice_sent() returns trigger language plpgsql as $$
    begin
      new.is_due := new.sent_revision < (select revision from request where id = new.request_id);
      return new;
    end $$`,
  `create trigger notice_sent before insert or update of sent_revision on notice
    for each row execute function notice_sent()`,
  // The rows are locked even if they are due already: otherwise one could be marked as sent, at the revision before
  // this one, by a transaction that began earlier and commits later.
  `create function request_revised() returns trigger language plpgsql as $$
    begin
      perform from notice where request_id = new.id order by id for update;
      update notice set is_due = true
        where request_id = new.id and not is_due and sent_revision < new.revision;
      return null;
    end $$`,
  `create trigger request_revised after update of revision on request
    for each row when (new.revision > old.revision) execute function request_revised()`,
];
