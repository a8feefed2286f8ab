import { sql, type Kysely } from 'kysely';

/** Gives conversations a name, a team and a welcome; a notice may have been posted without its id being recorded. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table conversation add column name text not null default ''`,
  `alter table conversation add column team_id text not null default ''`,
  `alter table conversation add column team_name text not null default ''`,
  `alter table conversation add column welcomed_at timestamptz`,
  `update conversation set team_id = coalesce(reference->>'teamId', '')`,
  `create index conversation_by_team on conversation (team_id)`,
  `alter table notice add column unsure_until timestamptz`,
  `alter table notice add column unsure_times integer not null default 0`,
];
