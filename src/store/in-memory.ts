import { PGlite } from '@electric-sql/pglite';

let model: Promise<Blob | File> | null = null;

/**
 * Opens an in-memory PGlite. Tests open hundreds, and creating one takes over a second, so all but the first are
 * copies.
 */
export async function openInMemory(): Promise<PGlite> {
  model ??= makeModel();
  return PGlite.create({ loadDataDir: await model });
}

async function makeModel(): Promise<Blob | File> {
  const pglite = await PGlite.create();
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  return dump;
}
