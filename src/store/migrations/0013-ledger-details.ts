import { sql, type Kysely } from 'kysely';

/** No version has ever written this column. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table ledger drop column details`).execute(db);
}
