import { PGlite } from '@electric-sql/pglite';

let model: Promise<Blob | File> | null = null;

/** A PGlite in memory, as tests open by the hundred: all but the first are copies, as making one takes over a second. */
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
