import type { Change } from '../model/change.ts';
import type { RequestKind } from '../model/request.ts';

const takingDown = ['unassign', 'unpublish', 'delete'];

/** What a kind of request may change: somebody who is to be assigned is no reason to change a setting. */
export function isInScope(kind: RequestKind, change: Change): boolean {
  if (kind === 'unpublish') return takingDown.includes(change.kind);
  if (kind === 'assign' || kind === 'unassign') return change.kind === 'assign' || change.kind === 'unassign';
  return kind !== 'adopt';
}

const wholeApplication = ['create', 'restore', 'delete', 'unpublish'];
const opposite: Record<string, string> = { assign: 'unassign', unassign: 'assign' };

/** Whether a change takes back one of those made: of an application that came or went, everything. */
export function isInverse(made: readonly string[], change: Change): boolean {
  const isWhole = wholeApplication.some((kind) => made.includes(`${kind}:${change.role}`));
  if (isWhole) return true;
  return made.some((id) => {
    const [kind = '', ...rest] = id.split(':');
    return [opposite[kind] ?? kind, ...rest].join(':') === change.id;
  });
}
