import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, sql } from 'kysely';
import * as first from '../../../src/store/migrations/0001-first.ts';
import * as operations from '../../../src/store/migrations/0002-operations.ts';
import * as conversations from '../../../src/store/migrations/0003-conversations.ts';
import type { Tables } from '../../../src/store/tables.ts';

/** Opens an in-memory database of an early version, with the conversation `c`. */
export async function earlyDatabase(): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: await PGlite.create() }) });
  for (const { up } of [first, operations, conversations]) await up(db as unknown as Kysely<unknown>);
  await sql`insert into conversation (id, tenant_id, kind, reference) values ('c', 't', 'personal', '{}')`.execute(
    db,
  );
  return db;
}
