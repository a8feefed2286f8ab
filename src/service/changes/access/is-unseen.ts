import type { ObservedApplication } from '../../model/publication/observed.ts';
import { isHalfMade } from '../half-made.ts';

/** Whether a service principal is about to come back, so that what it says then cannot be read now. */
export function isUnseen(there: ObservedApplication | null, deletedId: string): boolean {
  if (!there) return deletedId !== '';
  return there.lostServicePrincipal !== undefined && !isHalfMade(there);
}
