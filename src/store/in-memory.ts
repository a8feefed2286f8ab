import { PGlite } from '@electric-sql/pglite';

let model: Promise<Blob | File> | null = null;

/**
 * Opens an in-memory PGlite. Tests open hundreds, and creating and filling one takes seconds, so all are copies of one
 * that `prepare` has filled. The `prepare` of the first call counts for the whole process.
 */
export async function openInMemory(prepare: (pglite: PGlite) => Promise<void>): Promise<PGlite> {
  model ??= makeModel(prepare);
  return PGlite.create({ loadDataDir: await model });
}

async function makeModel(prepare: (pglite: PGlite) => Promise<void>): Promise<Blob | File> {
  const pglite = await PGlite.create();
  await prepare(pglite);
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  return dump;
}
