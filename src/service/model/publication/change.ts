import type { Text } from '../../../language/sentence.ts';
import type { Role } from './role.ts';

/** One step from observed to desired; each kind of change adds its own properties. */
export interface Change {
  /** Identifies the change across plans. */
  id: string;
  kind: string;
  role: Role;
  /** What an approver reads. */
  sentence: Text;
  /** The user or group it concerns; absent = the application itself. */
  principalId?: string;
  /** The host on Qlik Sense's host allow list that it concerns; absent = it is not about that list. */
  host?: string;
}

/** Whether two changes do exactly the same, regardless of their wording. */
export function sameChange(a: Change, b: Change): boolean {
  return a.id === b.id && canonical({ ...a, sentence: '' }) === canonical({ ...b, sentence: '' });
}

/** Serialises a document with sorted keys, because the database does not preserve key order. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    item && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

/** Builds a change, with the id that identifies it across plans. */
export function changeOf<What extends Pick<Change, 'kind' | 'principalId'>>(
  role: Role,
  sentence: Text,
  what: What,
): What & Pick<Change, 'id' | 'role' | 'sentence'> {
  const about = what.principalId === undefined ? '' : `:${what.principalId}`;
  return { id: `${what.kind}:${role}${about}`, role, sentence, ...what };
}
