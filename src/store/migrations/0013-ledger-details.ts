import { sql, type Kysely } from 'kysely';

/** No released version has written this column. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table ledger drop column details`).execute(db);
}
