import { isNewsMessage } from '../../store/news.ts';
import { findPublicationByName } from '../../store/publications.ts';
import { askComparison } from '../compare/ask-comparison.ts';
import { compare } from '../compare/compare.ts';
import type { Deps } from '../model/deps.ts';
import type { Place } from '../model/request/place.ts';
import type { PublicationView } from '../model/view.ts';
import { askOutside } from '../outside/ask-outside.ts';
import { checkOutside } from '../outside/check-outside.ts';
import { inTime } from '../waiting/in-time.ts';
import { findPublicationView } from './lists.ts';

/**
 * Has a publication compared and visited anew and returns what is known so far; null = there is none of that name. A card
 * that is kept up to date shows the outcome later; for any other one it is waited for as long as a click may take.
 */
export async function refreshedPublication(
  deps: Deps,
  name: string,
  { conversationId, cardActivityId: activityId }: Place,
): Promise<PublicationView | null> {
  const row = await findPublicationByName(deps.db, name.trim().toLowerCase());
  if (!row) return null;
  const subject = { kind: 'status', about: row.id } as const;
  const isFollowed = await isNewsMessage(deps.db, subject, { conversationId, activityId });
  if (isFollowed) await Promise.all([askComparison(deps, row.id), askOutside(deps, row.id)]);
  else
    await Promise.all([
      inTime(deps.log, 'the comparison', compare(deps, row.id), null),
      inTime(deps.log, 'the visit from outside', checkOutside(deps, row.id), null),
    ]);
  return findPublicationView(deps, row.id);
}
