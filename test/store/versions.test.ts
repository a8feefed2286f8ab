import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openStore, type StoreOptions } from '../../src/store/database.ts';
import { freshDatabase } from '../harness/database/database.ts';

describe('a database that a newer bot has upgraded', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let dataDir: string;
  let options: StoreOptions;
  before(async () => {
    database = await freshDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'newer-'));
    options = { databaseUrl: database.url, dataDir };
  });
  after(async () => {
    await database.drop();
    await rm(dataDir, { recursive: true });
  });

  it('is refused with both versions and what to do', async () => {
    const store = await openStore(options);
    const now = new Date().toISOString();
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', ${now})`.execute(store.db);
    await store.close();

    await assert.rejects(openStore(options), ({ name, message }: Error) => {
      assert.equal(name, 'StartError');
      assert.match(
        message,
        /brought to version 9999-later by a newer bot; this bot knows versions up to 0\d+-/,
      );
      assert.match(message, /Start that version of the bot or a newer one, or restore the copy/);
      return true;
    });
  });
});
