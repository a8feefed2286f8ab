import type { Text } from '../../language/sentence.ts';
import type { DesiredApplication } from './desired.ts';
import type { Role } from './role.ts';

/** One step from observed to desired. `id` names it across plans; `sentence` is what an approver reads. */
export type Change = { id: string; sentence: Text; role: Role } & ChangeKind;

type ChangeKind =
  | { kind: 'create'; displayName: string }
  | { kind: 'restore'; applicationId: string }
  | { kind: 'name'; displayName: string }
  | { kind: 'uris'; externalUrl: string }
  | {
      kind: 'publish';
      internalUrl: string;
      externalUrl: string;
      preAuthentication: string;
      proxy: DesiredApplication['proxy'];
    }
  | { kind: 'connector-group'; connectorGroupId: string }
  | { kind: 'single-sign-on'; singleSignOn: DesiredApplication['singleSignOn'] }
  | { kind: 'assign'; principalId: string }
  | { kind: 'unassign'; principalId: string }
  | { kind: 'unpublish' }
  | { kind: 'delete' };

/** Whether two changes would do exactly the same, however they are worded. */
export function sameChange(a: Change, b: Change): boolean {
  return a.id === b.id && canonical({ ...a, sentence: '' }) === canonical({ ...b, sentence: '' });
}

/** A document as letters that are the same whatever order its keys are in: the database keeps none. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    item && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

/** A change with the id that names it across plans. */
export function changeOf(role: Role, sentence: Text, what: ChangeKind): Change {
  const about = 'principalId' in what ? `:${what.principalId}` : '';
  return { id: `${what.kind}:${role}${about}`, role, sentence, ...what };
}
