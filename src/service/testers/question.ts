import { findLastReportOf } from '../../store/test-reports.ts';
import type { Deps } from '../model/deps.ts';
import { linksOf, type Link } from '../model/publication/links.ts';
import { storedDesired } from '../model/request/stored.ts';
import type { Answer, Tested } from '../model/publication/tested.ts';
import { answerOf } from './reports-of.ts';
import { findTestable, type Testable } from './require-testable.ts';
import { testedView } from './tested.ts';
import { usersToAsk } from './testers-of.ts';

/** What a card shows that asks whether a publication works. */
export interface Question {
  name: string;
  requestId: string;
  state: Testable;
  tested: Tested;
  /** Users who are not asked in their own chats, because there are too many. */
  others: number;
  /** The way to open it, of the hub. */
  links: Link[];
  /** What the card's reader said last; null = nothing yet, or several people read it. */
  own: Answer | null;
}

/** Returns the question that follows a request, for its reader (`''` = several); null = it has no publication any more. */
export async function questionOf(deps: Deps, requestId: string, readerId: string): Promise<Question | null> {
  const { db } = deps;
  const found = await findTestable(db, requestId);
  if (!found) return null;
  const { publication, state } = found;
  const last = readerId ? await findLastReportOf(db, publication, readerId.toLowerCase()) : undefined;
  const desired = storedDesired(publication);
  return {
    name: publication.name,
    requestId,
    state,
    tested: await testedView(db, publication),
    others: usersToAsk(desired).others,
    links: linksOf(deps, desired).slice(0, 1),
    own: last ? answerOf(last) : null,
  };
}
