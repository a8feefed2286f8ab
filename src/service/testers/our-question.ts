import { findNewsOfRequest } from '../../store/clicked-news.ts';
import type { NewsRow } from '../../store/news.ts';
import type { Deps } from '../model/deps.ts';
import type { Place } from '../model/request/place.ts';
import { lookAgain } from '../waiting/look-again.ts';

/**
 * Whether a click is on a question that was posted to one person about what a request published. A card can be clicked
 * before the id of its message reaches our store, so an unknown one is looked for again for about a second; one that
 * Teams never confirmed is ours, too.
 */
export async function isOurQuestion(deps: Deps, requestId: string, place: Place): Promise<boolean> {
  const isOurs = ({ activity_ids: ids }: NewsRow) => ids.includes(place.cardActivityId);
  const cards = await lookAgain(
    () => findNewsOfRequest(deps.db, 'test', requestId, place.conversationId),
    (seen) => seen.length === 0 || seen.some(isOurs),
  );
  return (
    cards.some(isOurs) || (place.cardActivityId !== '' && cards.some(({ unsure_times: times }) => times > 0))
  );
}
