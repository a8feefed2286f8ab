import { UserError } from '../../errors.ts';
import { sentence } from '../../language/sentence.ts';
import type { Db } from '../../store/db.ts';
import { findPublicationById, type PublicationRow } from '../../store/publications.ts';
import { findRequestById } from '../../store/requests.ts';
import { storedDesired, storedRequest } from '../model/request/stored.ts';
import { isSameToTest } from './same-to-test.ts';

/** What became of what a card asks about: it is there; it is there, but not as it was then; or it is taken down. */
export type Testable = 'open' | 'changed' | 'down';

/** Returns the publication that a request's card asks about, and what became of it; null = there is none. */
export async function findTestable(
  db: Db,
  requestId: string,
): Promise<{ publication: PublicationRow; state: Testable } | null> {
  const row = await findRequestById(db, requestId);
  const wanted = row ? storedRequest(row).desired : null;
  const publication = wanted ? await findPublicationById(db, wanted.publicationId) : undefined;
  if (!wanted || !publication) return null;
  return { publication, state: stateOf(publication, isSameToTest(wanted, storedDesired(publication))) };
}

function stateOf({ state }: PublicationRow, isSame: boolean): Testable {
  if (state !== 'published') return 'down';
  return isSame ? 'open' : 'changed';
}

/** Returns the publication that a card asks about. Throws UserError if it is not there as it was then. */
export async function requireTestable(db: Db, requestId: string): Promise<PublicationRow> {
  const found = await findTestable(db, requestId);
  if (found?.state === 'open') return found.publication;
  const name = found?.publication.name ?? '';
  if (found?.state === 'changed')
    throw new UserError(
      sentence('“{name}” has changed since this card was shown.', { name }),
      sentence('Type status {name} for its addresses now.', { name }),
    );
  throw new UserError(
    found
      ? sentence('“{name}” is not published any more.', { name })
      : sentence('This publication no longer exists.'),
    sentence('Type list to see all.'),
  );
}
