import { randomUUID } from 'node:crypto';
import { graphProblem } from '../../graph/graph-error.ts';
import { deleteComparison, isBeingChanged } from '../../store/comparisons.ts';
import { findPublicationById, type PublicationRow } from '../../store/publications.ts';
import type { Deps } from '../model/deps.ts';
import type { Comparison } from '../model/publication/comparison.ts';
import { storedDesired } from '../model/request/stored.ts';
import { isSettling } from '../run/settle.ts';
import { findDifferences } from './find-differences.ts';
import { keepFound, keepProblem } from './keep.ts';
import { lastComparison } from './last-comparison.ts';
import { lookAt } from './look-at.ts';
import { stillDiffering } from './still-differing.ts';
import { unseenOf } from './unseen.ts';
import { problemText } from './problem-text.ts';

/**
 * Compares a publication with what is there in the tenant, stores what differs, and brings the cards that show it up to
 * date. Writes nothing to the tenant. What Graph refuses becomes the comparison's `problem`. While a request is being
 * carried out, nothing is compared. null = it is not published.
 */
export async function compare(deps: Deps, publicationId: string): Promise<Comparison | null> {
  const publication = await findPublicationById(deps.db, publicationId);
  if (publication?.state !== 'published') {
    await deps.db.transaction().execute((trx) => deleteComparison(trx, publicationId));
    return null;
  }
  if (await isBeingChanged(deps.db, publication.name)) return lastComparison(deps.db, publicationId);
  try {
    return await look(deps, publication);
  } catch (error) {
    if (!isSettling(error) && !graphProblem(error)) throw error;
    deps.log.warn({ err: error, publicationId }, 'A publication could not be compared');
    return keepProblem(deps, publication, problemText(error));
  }
}

async function look(deps: Deps, publication: PublicationRow): Promise<Comparison | null> {
  const graph = deps.graphFor(randomUUID());
  const approved = storedDesired(publication);
  const observed = await lookAt(deps, graph, approved);
  const found = await findDifferences(deps, graph, approved, observed);
  const differences = await stillDiffering(deps, graph, publication, found);
  return keepFound(deps, publication, { differences, unseen: unseenOf(approved, observed) });
}
