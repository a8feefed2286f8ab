import type { Db } from '../../../store/db.ts';
import { findDiagnosis } from '../../../store/diagnoses.ts';
import { findNewestRequest } from '../../../store/request-lists.ts';
import type { PublicationRow } from '../../../store/publications.ts';
import type { Diagnosis } from '../../model/publication/diagnosis.ts';
import type { Tested } from '../../model/publication/tested.ts';
import type { Sight } from '../../model/publication/way.ts';
import { isWithin } from '../../waiting/age.ts';

const dayMs = 24 * 3600 * 1000;

/**
 * What the last diagnosis says of the way. It counts for a day, and only until something is written or somebody says
 * that it works. What others look at again and again is left to their newer looks.
 */
export async function diagnosedSights(
  db: Db,
  { id, name }: Pick<PublicationRow, 'id' | 'name'>,
  { verified }: Tested,
  others: readonly Sight[],
): Promise<Sight[]> {
  const row = await findDiagnosis(db, id);
  const { parts = [] } = (row?.result as Diagnosis | null | undefined) ?? {};
  if (!row?.diagnosed_at || parts.length === 0 || !isWithin(row.diagnosed_at, dayMs)) return [];
  const at = row.diagnosed_at.toISOString();
  if (verified && verified.at > at) return [];
  const request = await findNewestRequest(db, name);
  if (request?.apply_started_at && request.updated_at > row.diagnosed_at) return [];
  const isRead = ({ part }: Pick<Sight, 'part'>) =>
    (part === 'entra' || part === 'proxy') && others.some((one) => one.part === part && one.at > at);
  return parts.filter((one) => !isRead(one)).map((one) => ({ ...one, at }));
}
