import { unwatch } from '../../store/watch.ts';
import { deleteWatched } from '../../store/watched.ts';
import { endNews } from '../conversations/news.ts';
import type { Deps } from '../model/deps.ts';

/**
 * Stops watching a publication that is not published any more: nothing is said of it day after day, and what was told
 * of it offers nothing to repair.
 */
export async function stopWatching(deps: Deps, publicationId: string): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await unwatch(trx, publicationId);
    await deleteWatched(trx, publicationId);
    await endNews(deps, trx, 'drift', publicationId);
  });
}
