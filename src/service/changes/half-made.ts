import type { ObservedApplication } from '../model/publication/observed.ts';
import { isTemporaryName } from '../model/publication/stamp.ts';

/** Whether an application is incomplete: its creation has not finished, or its service principal cannot be read yet. */
export function isHalfMade(there: ObservedApplication): boolean {
  const { isOurs, displayName, servicePrincipalId, lostServicePrincipal } = there;
  if (isOurs && isTemporaryName(displayName)) return true;
  return servicePrincipalId === '' && !lostServicePrincipal;
}
