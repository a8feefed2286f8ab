import { sql } from 'kysely';
import type { Tables } from './tables.ts';
import type { Db, Trx } from './db.ts';

/** Ordered so that referenced tables come first. */
export const movedTables: readonly (keyof Tables)[] = [
  'conversation',
  'setting',
  'delivery',
  'request',
  'reservation',
  'decision',
  'publication',
  'comparison',
  'watch',
  'watched',
  'application',
  'published_application',
  'published_listing',
  'connector_group',
  'outside_check',
  'qlik_site',
  'diagnosis',
  'creation',
  'ledger',
  'notice',
  'news',
  'offered_file',
  'daily_count',
  'form_card',
  'event',
  'test_ask',
  'test_report',
];

const atOnce = 500;

/**
 * Copies every row from one database into an empty one of the same version, all or nothing; returns the number of rows
 * by table. Jobs are not copied: at start the bot wakes everything unfinished. Throws TargetNotEmptyError.
 */
export async function copyTables(from: Db, to: Db): Promise<Map<string, number>> {
  return to.transaction().execute(async (trx) => {
    for (const table of movedTables)
      if ((await countRows(trx, table)) > 0) throw new TargetNotEmptyError(table);
    const copied = new Map<string, number>();
    for (const table of movedTables) copied.set(table, await copyTable(from, trx, table));
    for (const table of ['ledger', 'creation', 'event', 'test_report'])
      await sql`select setval(pg_get_serial_sequence(${table}, 'id'), max(id)) from ${sql.table(table)}
        having count(*) > 0`.execute(trx);
    return copied;
  });
}

/** The target database already contains rows. */
class TargetNotEmptyError extends Error {
  override name = 'TargetNotEmptyError';
  constructor(table: string) {
    super(`The database has rows in the table ${table} already`);
  }
}

// Copies rows as JSON, which PostgreSQL turns back into rows by column name: times keep their microseconds, and JSON
// documents their form.
async function copyTable(from: Db, to: Trx, table: keyof Tables): Promise<number> {
  const total = await countRows(from, table);
  for (let done = 0; done < total; done += atOnce) {
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(t) as row from ${sql.table(table)} t order by t limit ${atOnce} offset ${done}`.execute(
      from,
    );
    const json = JSON.stringify(rows.map(({ row }) => row));
    await sql`insert into ${sql.table(table)} overriding system value
      select * from jsonb_populate_recordset(null::${sql.table(table)}, ${json}::jsonb)`.execute(to);
  }
  const copied = await countRows(to, table);
  if (copied !== total) throw new Error(`${copied} of ${total} rows of ${table} arrived`);
  return copied;
}

async function countRows(db: Db, table: keyof Tables): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) from ${sql.table(table)}`.execute(db);
  return Number(rows[0]?.count);
}
