import { readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const logOf = async (path: string) => {
  const names = await readdir(join(path, 'pg_wal'));
  return join(path, 'pg_wal', names.find((name) => /^[0-9A-F]{24}$/.test(name)) ?? '');
};
const lose = (path: string, ...names: string[]) => rm(join(path, ...names), { recursive: true, force: true });

/** What can happen to the folder of an embedded database that is not running; `table` is the data file of one of its tables. */
export const damages: Record<string, (path: string, table: string, index: string) => Promise<void>> = {
  'its log cut': async (path) => truncate(await logOf(path), 1_000_000),
  'its log emptied': async (path) => truncate(await logOf(path), 0),
  'no log': async (path) => rm(await logOf(path)),
  'pg_control cut': (path) => truncate(join(path, 'global/pg_control'), 100),
  'no pg_control': (path) => lose(path, 'global/pg_control'),
  'no PG_VERSION': (path) => lose(path, 'PG_VERSION'),
  'a garbled PG_VERSION': (path) => writeFile(join(path, 'PG_VERSION'), 'xx\n'),
  'nothing but PG_VERSION': async (path) => {
    for (const name of await readdir(path)) if (name !== 'PG_VERSION') await lose(path, name);
  },
  'no transaction log': async (path) => {
    await lose(path, 'pg_xact');
  },
  'a system table cut': (path) => truncate(join(path, 'base/5/1259'), 8192),
  'no map of its files': (path) => lose(path, 'base/5/pg_filenode.map'),
  'no settings': (path) => lose(path, 'postgresql.conf'),
  'a table emptied': (path, table) => truncate(join(path, table), 0),
  'a table cut': (path, table) => truncate(join(path, table), 16_384),
  'no file of a table': (path, table) => lose(path, table),
  'an index emptied': (path, _, index) => truncate(join(path, index), 0),
  'no file of an index': (path, _, index) => lose(path, index),
};
