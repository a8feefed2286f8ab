import { sql, type Kysely } from 'kysely';

/** Stores the last comparison of each publication with its tenant, against one revision of what was approved. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table comparison (
    publication_id uuid primary key references publication on delete cascade,
    revision integer not null,
    wanted_at timestamptz,
    compared_at timestamptz,
    differences jsonb not null default '[]',
    unseen jsonb not null default '[]',
    problem jsonb,
    problem_since timestamptz
  )`,
  `create index comparison_wanted on comparison (publication_id) where wanted_at is not null`,
];
