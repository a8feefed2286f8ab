import { deleteComparison } from '../../store/comparisons.ts';
import type { Trx } from '../../store/db.ts';
import { touchNews } from '../conversations/news.ts';
import type { Deps } from '../model/deps.ts';

/** Forgets what was found of a publication, which may have changed since; the cards that show it say so. */
export async function dropComparison(deps: Deps, trx: Trx, publicationId: string): Promise<void> {
  await deleteComparison(trx, publicationId);
  await touchNews(deps, trx, 'status', publicationId);
}
