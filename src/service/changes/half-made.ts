import type { ObservedApplication } from '../model/publication/observed.ts';
import { isTemporaryName } from '../model/publication/stamp.ts';

/** Whether an application is incomplete: its creation has not finished, or its service principal cannot be read yet. */
export function isHalfMade({ isOurs, displayName, servicePrincipalId }: ObservedApplication): boolean {
  return servicePrincipalId === '' || (isOurs && isTemporaryName(displayName));
}
