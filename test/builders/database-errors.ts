import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../src/store/db.ts';

/** A text from a form, made of characters that a database quotes in its errors. */
export const secret = 'kept-"quiet"-7f3a';

/** Statements that the database refuses, each with the secret among its parameters. */
export const refused: Record<string, (db: Db) => Promise<unknown>> = {
  'a text for an id': (db) => sql`select ${secret}::text::uuid`.execute(db),
  'a text for a time': (db) => sql`select ${secret}::text::timestamptz`.execute(db),
  'a text for a number': (db) => sql`select ${secret}::text::int`.execute(db),
  'a text for a document': (db) => sql`select ${`{"reason": ${secret}`}::text::jsonb`.execute(db),
  'a text for a list': (db) => sql`select ${secret}::text::text[]`.execute(db),
  'a row that is there': async (db) => {
    const value = { key: secret, value: secret, set_by: secret, updated_at: new Date() };
    await db
      .insertInto('setting')
      .values(value)
      .onConflict((on) => on.doNothing())
      .execute();
    await db.insertInto('setting').values(value).execute();
  },
  'a row that lacks something': (db) =>
    sql`insert into request (id, reason, form) values (${randomUUID()}, ${secret}, ${JSON.stringify({ reason: secret })}::text::jsonb)`.execute(
      db,
    ),
  'a decision on no request': (db) =>
    sql`insert into decision (request_id, actor_id, actor_name, decision, comment, digest)
      values (${randomUUID()}, ${secret}, ${secret}, ${secret}, ${secret}, ${secret})`.execute(db),
  'a row that may not be changed': async (db) => {
    await sql`insert into event (kind, name) values ('asked', ${secret})`.execute(db);
    await sql`update event set name = ${secret} || 'x' where name = ${secret}`.execute(db);
  },
  'a text that is too long for its column': (db) =>
    sql`create temporary table narrow (value varchar(3))`
      .execute(db)
      .then(() => sql`insert into narrow values (${secret})`.execute(db)),
  'a value that a setting cannot have': (db) =>
    sql`select set_config('timezone', ${secret}, false)`.execute(db),
  'a name that is not there': (db) => sql`select set_config(${secret}, 'x', false)`.execute(db),
};
