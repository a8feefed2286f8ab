import { Migrator } from 'kysely/migration';
import type { Db } from './database.ts';
import * as first from './migrations/0001-first.ts';
import * as operations from './migrations/0002-operations.ts';
import * as conversations from './migrations/0003-conversations.ts';
import * as signIn from './migrations/0004-sign-in.ts';
import * as languages from './migrations/0005-languages.ts';
import * as events from './migrations/0006-events.ts';
import * as creations from './migrations/0008-creations.ts';

const migrations = {
  '0001-first': first,
  '0002-operations': operations,
  '0003-conversations': conversations,
  '0004-sign-in': signIn,
  '0005-languages': languages,
  '0006-events': events,
  '0008-creations': creations,
};

/** Brings the schema to the newest version; safe when several instances start at once (Kysely takes a lock). */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error('Cannot bring the database to the newest version', { cause: error });
}
