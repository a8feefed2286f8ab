import { findConversation } from '../../store/conversations.ts';
import type { Trx } from '../../store/db.ts';
import type { PublicationRow } from '../../store/publications.ts';
import { findRequestById } from '../../store/requests.ts';
import { tellNews } from '../conversations/news.ts';
import { announcementsPlace, ownPlace } from '../conversations/places.ts';
import { withoutThread } from '../conversations/thread.ts';
import type { Deps } from '../model/deps.ts';
import type { TestNews } from './test-news.ts';

/**
 * Tells the requester and the channel that hears of results that somebody has trouble, not the person themselves, who
 * reads it on their own card. What they say later is shown in place.
 */
export async function tellTrouble(
  deps: Deps,
  trx: Trx,
  publication: PublicationRow,
  personId: string,
): Promise<void> {
  const request = await findRequestById(trx, publication.request_id);
  const places = [request ? await ownPlace(trx, request) : null, await announcementsPlace(trx)];
  const others: string[] = [];
  for (const id of places) {
    if (id === null || others.some((other) => withoutThread(other) === withoutThread(id))) continue;
    const place = await findConversation(trx, id);
    if (place?.kind === 'personal' && place.user_id.toLowerCase() === personId) continue;
    others.push(id);
  }
  if (others.length === 0) return;
  const data: TestNews = { tells: 'trouble', personId, round: publication.test_round };
  await tellNews(deps, trx, { kind: 'test', about: publication.id, data }, others);
}
