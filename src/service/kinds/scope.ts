import { kindNamed } from '../changes/kinds-of-change.ts';
import type { Change } from '../model/change.ts';
import type { RequestKind } from '../model/request.ts';

/** What a kind of request may change: somebody who is to be assigned is no reason to change a setting. */
export function isInScope(kind: RequestKind, change: Change): boolean {
  if (kind === 'unpublish') return kindNamed(change.kind)?.takesDown === true;
  if (kind === 'assign' || kind === 'unassign') return change.kind === 'assign' || change.kind === 'unassign';
  return kind !== 'adopt';
}
