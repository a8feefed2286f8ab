import { sql, type Kysely } from 'kysely';

/** Lets publications be changed, taken down and restored; a name is free again once its publication is removed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table request add column is_undo boolean not null default false`,
  `alter table publication add column unpublished_at timestamptz`,
  `alter table publication drop constraint publication_name_key`,
  `create unique index publication_by_name on publication (name) where state <> 'removed'`,
];
