import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openStore } from '../../src/store/database.ts';
import { damages } from '../harness/database/damage.ts';

describe('the folder of an embedded database', function () {
  this.timeout(60_000);
  let root: string;
  let files: { table: string; index: string };
  const open = (dataDir: string) => openStore({ databaseUrl: '', dataDir });
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'damaged-'));
    const store = await open(join(root, 'whole'));
    for (let i = 0; i < 100; i++)
      await store.db
        .insertInto('setting')
        .values({ key: `key ${i}`, value: 'v'.repeat(500), set_by: '', updated_at: new Date() })
        .execute();
    const { rows } = await sql<typeof files>`select pg_relation_filepath('setting') as table,
      pg_relation_filepath('setting_pkey') as index`.execute(store.db);
    files = rows[0] ?? assert.fail('no files');
    await store.close();
  });
  after(() => rm(root, { recursive: true, force: true }));

  async function copy(): Promise<string> {
    const dataDir = join(root, 'copy');
    await rm(dataDir, { recursive: true, force: true });
    await cp(join(root, 'whole'), dataDir, { recursive: true });
    return dataDir;
  }

  async function countSettings(dataDir: string): Promise<number> {
    const store = await open(dataDir);
    const rows = await store.db.selectFrom('setting').select('key').execute();
    await store.close();
    return rows.length;
  }

  for (const [what, damage] of Object.entries(damages))
    it(`is refused with ${what}, and the operator is told how to go on`, async () => {
      const dataDir = await copy();
      const path = join(dataDir, 'pglite');
      await damage(path, files.table, files.index);

      await assert.rejects(open(dataDir), ({ name, message }: Error) => {
        assert.equal(name, 'StartError');
        assert.ok(message.startsWith(`The data in ${path} is damaged: `), message);
        assert.match(message, /\nTried: .+\n.*restore .*\n?.*another DATA_DIR/s);
        assert.doesNotMatch(message, /wasm|Aborted|sASSERTIONS|\n\s+at /);
        return true;
      });
    });

  it('is refused when another PostgreSQL made it, with both versions', async () => {
    const dataDir = await copy();
    await writeFile(join(dataDir, 'pglite/PG_VERSION'), '17\n');

    await assert.rejects(open(dataDir), /made by PostgreSQL 17, and this bot has PostgreSQL 18 inside/);
  });

  it('is what this PostgreSQL makes', async () => {
    assert.equal(await readFile(join(root, 'whole/pglite/PG_VERSION'), 'utf8'), '18\n');
  });

  it('opens when nothing happened to it', async () => {
    assert.equal(await countSettings(await copy()), 100);
  });

  it('begins empty where there is no folder, and where there is nothing in it', async () => {
    const missing = join(root, 'missing');
    const empty = join(root, 'empty');
    await mkdir(join(empty, 'pglite'), { recursive: true });

    assert.deepEqual([await countSettings(missing), await countSettings(empty)], [0, 0]);
  });

  it('is made anew when the process that made it was killed half-way', async () => {
    const dataDir = join(root, 'half');
    await mkdir(join(dataDir, 'pglite.new/base'), { recursive: true });
    await writeFile(join(dataDir, 'pglite.new/PG_VERSION'), '18\n');

    assert.equal(await countSettings(dataDir), 0);
    assert.deepEqual(await readdir(dataDir), ['pglite']);
  });
});
