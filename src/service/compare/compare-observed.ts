import { randomUUID } from 'node:crypto';
import type { PublicationRow } from '../../store/publications.ts';
import type { Deps } from '../model/deps.ts';
import type { Comparison } from '../model/publication/comparison.ts';
import type { Observed } from '../model/publication/observed.ts';
import { storedDesired } from '../model/request/stored.ts';
import { findDifferences } from './find-differences.ts';
import { keepFound } from './keep.ts';
import { stillDiffering } from './still-differing.ts';
import { unseenOf } from './unseen.ts';

/**
 * As `compare`, with what has been read already. Graph is asked only where something differs that one look cannot
 * explain. Throws what Graph throws.
 */
export async function compareObserved(
  deps: Deps,
  publication: PublicationRow,
  observed: Observed,
): Promise<Comparison | null> {
  if (publication.state !== 'published') return null;
  const graph = deps.graphFor(randomUUID());
  const approved = storedDesired(publication);
  const found = await findDifferences(deps, graph, approved, observed);
  const differences = await stillDiffering(deps, graph, publication, found);
  return keepFound(deps, publication, { differences, unseen: unseenOf(approved, observed) });
}
