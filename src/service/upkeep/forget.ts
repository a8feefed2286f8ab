import {
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
    const [publications, requests, conversations, events, news, tests] = await deps.db
      .transaction()
      .execute(async (trx) => [
        await deleteRemovedPublications(trx, before),
        await deleteEndedRequests(trx, before),
        await deleteGoneConversations(trx, before),
        await deleteOldEvents(trx, before),
        await deleteOldNews(trx, before),
        await deleteOldTests(trx, before),
      ]);
    isMore = publications + requests + conversations + events + news + tests > 0;
    if (isMore)
      deps.log.info({ publications, requests, conversations, events, news, tests }, 'Old records deleted');
  }
}
