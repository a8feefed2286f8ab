import { sql, type Kysely } from 'kysely';

/** Stores the last diagnosis of each publication, and whether another is wanted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table diagnosis (
    publication_id uuid primary key references publication on delete cascade,
    wanted_at timestamptz,
    diagnosed_at timestamptz,
    result jsonb
  )`,
  `create index diagnosis_wanted on diagnosis (publication_id) where wanted_at is not null`,
];
