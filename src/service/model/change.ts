import type { Text } from '../../language/sentence.ts';
import type { Role } from './role.ts';

/** One step from observed to desired; each kind has its own properties besides these. */
export interface Change {
  /** Names it across plans. */
  id: string;
  kind: string;
  role: Role;
  /** What an approver reads. */
  sentence: Text;
  /** Whom it is about; absent = the application itself. */
  principalId?: string;
}

/** Whether two changes would do exactly the same, however they are worded. */
export function sameChange(a: Change, b: Change): boolean {
  return a.id === b.id && canonical({ ...a, sentence: '' }) === canonical({ ...b, sentence: '' });
}

/** A document as letters that are the same whatever order its keys are in: the database keeps none. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    item && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

/** A change with the id that names it across plans. */
export function changeOf<What extends Pick<Change, 'kind' | 'principalId'>>(
  role: Role,
  sentence: Text,
  what: What,
): What & Pick<Change, 'id' | 'role' | 'sentence'> {
  const about = what.principalId === undefined ? '' : `:${what.principalId}`;
  return { id: `${what.kind}:${role}${about}`, role, sentence, ...what };
}
