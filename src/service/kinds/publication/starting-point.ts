import type { Db } from '../../../store/db.ts';
import { findPublicationByName, type PublicationRow } from '../../../store/publications.ts';
import type { RequestRow } from '../../../store/requests.ts';
import { kinds } from '../kinds.ts';

/** Whether a request is about an existing publication. */
export function isAboutOne({ kind }: Pick<RequestRow, 'kind'>): boolean {
  return kinds[kind].startsFrom !== 'nothing';
}

/**
 * Returns the publication that a request starts from; undefined = it starts from nothing, or that publication is gone.
 */
export async function findStart(
  db: Db,
  row: Pick<RequestRow, 'kind' | 'name'>,
): Promise<PublicationRow | undefined> {
  return isAboutOne(row) ? findPublicationByName(db, row.name) : undefined;
}
