import { setTestsDue } from '../../store/test-asks.ts';
import { findPublicationById } from '../../store/publications.ts';
import type { RequestRow } from '../../store/requests.ts';
import type { Trx } from '../../store/db.ts';
import { kinds } from '../kinds/kinds.ts';
import type { Deps } from '../model/deps.ts';
import type { Desired } from '../model/publication/desired.ts';
import { isSameToTest } from './same-to-test.ts';
import { showTests } from './show-tests.ts';

/**
 * Has the testers asked once a request is done, in its transaction: all of them in a new round if it opened the
 * publication or changed its settings, otherwise those who are new. Cards with the question show what has changed.
 * `base` = what was desired before; null = nothing.
 */
export async function beginTests(
  deps: Deps,
  trx: Trx,
  row: RequestRow,
  base: Desired | null,
  desired: Desired,
): Promise<void> {
  const publication = await findPublicationById(trx, desired.publicationId);
  if (!publication) return;
  if (publication.state === 'published') {
    const isOpened = kinds[row.kind].startsFrom !== 'published';
    const isNewRound = isOpened || base === null || !isSameToTest(base, desired);
    await setTestsDue(trx, publication.id, row.id, { isNewRound });
    await deps.jobs.wake(trx, 'testers', row.id, deps.waits.afterEndSeconds);
  }
  await showTests(deps, trx, publication);
}
