import { lockPublished, setComparisonWanted } from '../../store/comparisons.ts';
import type { Deps } from '../model/deps.ts';

/** Has a publication compared soon. Until then its cards say so. Survives the end of the process. */
export async function askComparison(deps: Deps, publicationId: string): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const publication = await lockPublished(trx, publicationId);
    if (!publication) return;
    await setComparisonWanted(trx, publication);
    await deps.jobs.wake(trx, 'compare', publicationId);
  });
}
