import type { Text } from '../../language/sentence.ts';
import type { Db } from '../../store/db.ts';
import type { Desired } from '../model/publication/desired.ts';
import type { OutsideCheck } from '../model/publication/outside.ts';
import { lastOutside } from './last-outside.ts';
import { outsideLines } from './outside-lines.ts';

/**
 * Says what the last visits from outside of a publication showed, in sentences; empty = there were none. `isProven` = a
 * person has said that it works.
 */
export async function saidOf(
  db: Db,
  { publicationId, applications }: Desired,
  isProven = false,
): Promise<Text[]> {
  const hostOf = (role: OutsideCheck['role']) => {
    const { externalUrl = '' } = applications.find((one) => one.role === role) ?? {};
    return URL.parse(externalUrl)?.host ?? '';
  };
  return outsideLines(await lastOutside(db, publicationId), hostOf, isProven);
}
