import type { Language } from '../../language/language.ts';
import { isComparisonWanted } from '../../store/comparisons.ts';
import { followNews, touchNews } from '../conversations/news.ts';
import type { Deps } from '../model/deps.ts';

/**
 * Keeps a publication's status card up to date that was just posted while it was being compared. If that has ended in
 * the meantime, the card is brought up to date at once.
 */
export async function followStatus(
  deps: Deps,
  publicationId: string,
  language: Language,
  place: { conversationId: string; activityId: string },
): Promise<void> {
  const news = { kind: 'status', about: publicationId, data: {}, language } as const;
  await deps.db.transaction().execute(async (trx) => {
    await followNews(deps, trx, news, place);
    if (!(await isComparisonWanted(trx, publicationId))) await touchNews(deps, trx, 'status', publicationId);
  });
}
