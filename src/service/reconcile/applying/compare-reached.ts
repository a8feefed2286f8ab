import { findPublicationById } from '../../../store/publications.ts';
import { compareObserved } from '../../compare/compare-observed.ts';
import type { Deps } from '../../model/deps.ts';
import type { Observed } from '../../model/publication/observed.ts';

/**
 * Compares a publication once a request about it is done, with what was just read back. What fails here is left to the
 * next comparison, for the request is done.
 */
export async function compareReached(deps: Deps, publicationId: string, reached: Observed): Promise<void> {
  try {
    const publication = await findPublicationById(deps.db, publicationId);
    if (publication) await compareObserved(deps, publication, reached);
  } catch (error) {
    deps.log.warn({ err: error, publicationId }, 'A publication could not be compared after a request');
  }
}
