import { claimUnsureNews } from '../../store/clicked-news.ts';
import { findNewsById } from '../../store/news.ts';
import type { Deps } from '../model/deps.ts';
import type { Place } from '../model/request/place.ts';
import { withoutThread } from './thread.ts';

/**
 * Claims the message of news that Teams never confirmed: a click on it proves that it exists, so that it is not posted
 * again. `newsId` comes from the client; a card of another conversation proves nothing.
 */
export async function newsClicked(
  { db, log }: Pick<Deps, 'db' | 'log'>,
  newsId: string,
  { conversationId, cardActivityId }: Place,
): Promise<void> {
  const row = await findNewsById(db, newsId);
  if (!row || row.unsure_times === 0 || row.conversation_id === null || cardActivityId === '') return;
  if (withoutThread(row.conversation_id) !== withoutThread(conversationId)) return;
  if (await claimUnsureNews(db, newsId, cardActivityId))
    log.info({ newsId, kind: row.kind }, 'Message found that was unsure');
}
