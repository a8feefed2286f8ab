import { PGlite } from '@electric-sql/pglite';

let model: Promise<Blob | File> | null = null;

/**
 * A PGlite in memory, as tests open by the hundred: all are copies of one that `prepare` has filled, as making and
 * filling one takes seconds. The first call's `prepare` counts for all of a process.
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
