import type { Db } from '../../store/db.ts';
import { findPublicationById } from '../../store/publications.ts';
import { lastComparison } from '../compare/last-comparison.ts';
import { driftTold } from './drift-words.ts';
import { isOpenOutside } from './open-outside.ts';
import type { Told } from './told.ts';

/** Returns how a publication differs now from what was approved; null = it does not, or it is not published. */
export async function driftNow(db: Db, publicationId: string): Promise<{ name: string; told: Told } | null> {
  const publication = await findPublicationById(db, publicationId);
  const comparison = publication && (await lastComparison(db, publicationId));
  if (!comparison || comparison.differences.length === 0) return null;
  const isOpen = await isOpenOutside(db, publicationId);
  return { name: publication.name, told: driftTold(publication.name, comparison.differences, isOpen) };
}
