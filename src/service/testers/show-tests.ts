import { setPublishedCardsDue } from '../../store/test-asks.ts';
import type { Trx } from '../../store/db.ts';
import type { PublicationRow } from '../../store/publications.ts';
import { wakeConversations } from '../conversations/ask-notice.ts';
import { touchNews } from '../conversations/news.ts';
import type { Deps } from '../model/deps.ts';

/** Brings every card up to date that asks about a publication or tells what its testers saw. */
export async function showTests(deps: Deps, trx: Trx, { id, name }: PublicationRow): Promise<void> {
  await touchNews(deps, trx, 'test', id);
  for (const requestId of await setPublishedCardsDue(trx, name))
    await wakeConversations(deps, trx, requestId);
}
