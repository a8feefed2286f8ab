import { setTimeout as sleep } from 'node:timers/promises';
import { findNewsOfRequest } from '../../store/clicked-news.ts';
import type { NewsRow } from '../../store/news.ts';
import type { Deps } from '../model/deps.ts';
import type { Place } from '../model/request/place.ts';

const looks = 4;
const millisecondsBetweenLooks = 300;

/**
 * Whether a click is on a question that was posted to one person about what a request published. A card can be clicked
 * before the id of its message reaches our store, so an unknown one is looked for again for about a second; one that
 * Teams never confirmed is ours, too.
 */
export async function isOurQuestion(deps: Deps, requestId: string, place: Place): Promise<boolean> {
  let cards: NewsRow[] = [];
  for (let look = 1; look <= looks; look++) {
    cards = await findNewsOfRequest(deps.db, 'test', requestId, place.conversationId);
    if (cards.some(({ activity_ids: ids }) => ids.includes(place.cardActivityId))) return true;
    if (cards.length === 0) return false;
    if (look < looks) await sleep(millisecondsBetweenLooks);
  }
  return place.cardActivityId !== '' && cards.some(({ unsure_times: times }) => times > 0);
}
