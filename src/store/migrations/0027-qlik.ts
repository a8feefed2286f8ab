import { sql, type Kysely } from 'kysely';

/** Stores what was read last of Qlik Sense itself, for all instances and after a restart. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statement).execute(db);
}

const statement = `create table qlik_site (
  id text primary key check (id = 'site'),
  url text not null,
  site jsonb,
  read_at timestamptz,
  changed_at timestamptz
)`;
