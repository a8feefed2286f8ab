import { PGlite } from '@electric-sql/pglite';
import { execFile } from 'node:child_process';
import { existsSync, globSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, rmdir, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { damaged } from '../../folder/damaged.ts';
import { folderProblem } from '../../folder/folder-problem.ts';
import { root } from '../../root.ts';
import { requireEssentials } from './essentials.ts';
import { requireWholeTables } from './whole-tables.ts';
import { StartError } from '../../errors.ts';

/**
 * Opens the embedded database below a folder, or creates it if there is none. Throws StartError if the existing files
 * cannot be trusted: PGlite itself would create an empty database over them, or abort.
 */
export async function openPglite(dataDir: string): Promise<PGlite> {
  const path = join(dataDir, 'pglite');
  try {
    await mkdir(dataDir, { recursive: true });
    if (isEmpty(path)) await make(path);
  } catch (error) {
    const problem = folderProblem(error, dataDir);
    throw !(problem instanceof StartError) && (await isFull(dataDir))
      ? folderProblem(noRoom, dataDir)
      : problem;
  }
  await requireEssentials(path);
  const pglite = await open(path);
  try {
    await requireWholeTables(pglite, path);
    return pglite;
  } catch (error) {
    await pglite.close().catch(() => {});
    throw error;
  }
}

const noRoom = Object.assign(new Error('No space left'), { code: 'ENOSPC' });

function isEmpty(path: string): boolean {
  return !existsSync(path) || readdirSync(path).length === 0;
}

const run = promisify(execFile);
const creates = fileURLToPath(new URL('src/store/embedded/create-database.ts', root));

/**
 * Creates the database under another name and renames it when complete, so that a killed process leaves nothing that
 * looks like a database. A process of its own creates it: that takes 1 GB for some seconds, and this one would keep more
 * than 100 MB of it. The name is always a new one, as that process goes on for a moment if this one is killed.
 */
async function make(path: string): Promise<void> {
  for (const left of globSync(`${basename(path)}.new*`, { cwd: dirname(path) }))
    await rm(join(dirname(path), left), { recursive: true, force: true });
  const unfinished = await mkdtemp(`${path}.new-`);
  await run(process.execPath, [creates, unfinished]);
  if (existsSync(path)) await rmdir(path);
  await rename(unfinished, path);
}

/**
 * The shared buffers are memory of this process, 128 MB by default, and what is not in them is in the system's file cache.
 * https://www.postgresql.org/docs/current/runtime-config-resource.html
 */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];

/** The last server message holds the reason; the error itself comes from the WebAssembly runtime. */
async function open(path: string): Promise<PGlite> {
  const said: string[] = [];
  const onStderr = (line: string) => {
    said.push(line);
    return true;
  };
  try {
    return await PGlite.create(path, { onStderr, startParams });
  } catch (error) {
    if (await isFull(dirname(path))) throw folderProblem(noRoom, dirname(path));
    const reason = /(?:PANIC|FATAL): +(.+)/u.exec(said.join('\n'))?.[1] ?? 'it ends at once';
    throw damaged(path, `the database does not open (${reason})`, 'to open it and replay its log', error);
  }
}

/** Minimum free space for a start: one log segment. */
const leastBytes = 16 * 1024 * 1024;

/** PGlite does not report that the disk is full at start. */
async function isFull(folder: string): Promise<boolean> {
  const found = await statfs(folder).catch(() => null);
  return found !== null && found.bavail * found.bsize < leastBytes;
}
