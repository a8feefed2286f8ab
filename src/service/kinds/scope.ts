import type { Change } from '../model/change.ts';

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
