import type { MadeChange } from '../../store/ledger.ts';
import type { Change } from '../model/publication/change.ts';
import { kindNamed } from './kinds-of-change.ts';

/**
 * Whether a change reverses one of the changes made. If an application was created, restored or removed, every change
 * to it does.
 */
export function isInverse(made: readonly MadeChange[], change: Change): boolean {
  return made.some(({ kind: name, role, principalId, host }) => {
    if (role !== change.role) return false;
    const kind = kindNamed(name);
    if (kind?.isWhole) return true;
    const isOpposite = (kind?.opposites ?? [name]).includes(change.kind);
    return isOpposite && principalId === (change.principalId ?? '') && (host ?? '') === (change.host ?? '');
  });
}
