import { sql, type Kysely } from 'kysely';

/** Finds the few conversations that are gone, in doubt or have messages held back, which each activity asks for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create index conversation_doubted on conversation (id) where gone_because <> '' or refused_times > 0`,
  `create index notice_held on notice (conversation_id) where held_until is not null`,
];
