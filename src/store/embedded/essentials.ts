import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { damaged } from '../../folder/damaged.ts';
import { StartError } from '../../errors.ts';

/** Major version of the PostgreSQL inside PGlite. */
const major = '18';

/** https://www.postgresql.org/docs/current/storage-file-layout.html */
const folders = ['base', 'global', 'pg_wal', 'pg_xact', 'pg_multixact'];

/** Sizes of a log segment and of the control file, in bytes; both stay the same even if the process is killed. */
const [segmentBytes, controlBytes] = [16 * 1024 * 1024, 8192];

/**
 * Checks for the files that every intact database has. Throws StartError if one is missing or truncated, or if another
 * PostgreSQL version made the database.
 */
export async function requireEssentials(path: string): Promise<void> {
  const wrong = await whatIsWrong(path);
  if (wrong) throw damaged(path, wrong, 'to find the files that every database has');
}

async function whatIsWrong(path: string): Promise<string> {
  const version = await readFile(join(path, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version === null) return 'the file PG_VERSION is missing';
  if (!/^\d{1,3}\n?$/u.test(version)) return 'the file PG_VERSION cannot be read';
  if (version.trim() !== major) throw madeByAnother(path, version.trim());
  for (const folder of folders) if ((await list(path, folder)).length === 0) return `${folder} is empty`;
  if ((await sizeOf(join(path, 'global/pg_control'))) !== controlBytes) return 'global/pg_control is cut';
  const segments = (await list(path, 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/u.test(name));
  if (segments.length === 0) return 'its log in pg_wal is missing';
  for (const name of segments)
    if ((await sizeOf(join(path, 'pg_wal', name))) !== segmentBytes) return `its log pg_wal/${name} is cut`;
  return '';
}

function madeByAnother(path: string, version: string): StartError {
  const says = `The database in ${path} was made by PostgreSQL ${version}, and this bot has PostgreSQL ${major} inside.`;
  return new StartError(
    `${says}
Start the version of the bot that made it, or choose another folder with DATA_DIR.`,
  );
}

function list(path: string, folder: string): Promise<string[]> {
  return readdir(join(path, folder)).catch(() => []);
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0;
}
