import {
  atOnce,
  deleteEndedRequests,
  deleteGoneConversations,
  deleteOldEvents,
  deleteOldNews,
  deleteRemovedPublications,
} from '../../store/forget.ts';
import { deleteOldTests } from '../../store/test-reports.ts';
import type { Deps } from '../model/deps.ts';

/**
 * Deletes what ended more than `retentionDays` ago: requests with their people, reasons and comments, their cards,
 * events and history, removed publications with their tests, news and lost conversations; what testers
 * said before the last change of a publication. Publications that still exist keep their history.
 */
export async function forget(deps: Deps): Promise<void> {
  if (deps.retentionDays === 0) return;
  const before = new Date(Date.now() - deps.retentionDays * 24 * 3600 * 1000);
  for (let isMore = true; isMore;) {
    const { requests, ...others } = await deps.db.transaction().execute(async (trx) => ({
      publications: await deleteRemovedPublications(trx, before),
      requests: await deleteEndedRequests(trx, before),
      conversations: await deleteGoneConversations(trx, before),
      events: await deleteOldEvents(trx, before),
      news: await deleteOldNews(trx, before),
      tests: await deleteOldTests(trx, before, atOnce),
    }));
    const deleted = { requests: requests.deleted, ...others };
    const isAny = Object.values(deleted).some((count) => count > 0);
    if (isAny) deps.log.info(deleted, 'Old records deleted');
    isMore = isAny || requests.seen > 0;
  }
}
