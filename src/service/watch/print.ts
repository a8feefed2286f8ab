import { createHash } from 'node:crypto';
import type { ShortLook } from '../../graph/short-look.ts';

/** Digest of a short look at a publication; `groups` = the connector group of each application, `''` = not shown. */
export function printOf(revision: number, looks: readonly ShortLook[], groups: readonly string[]): string {
  const seen = looks.map(({ assignments, publishing }, i) => [
    (assignments ?? ['none']).map(assigned).toSorted(),
    publishing,
    groups[i] ?? '',
  ]);
  return createHash('sha256')
    .update(JSON.stringify([revision, seen]))
    .digest('hex');
}

function assigned(one: ShortLook['assignments'] extends (infer A)[] | null ? A | 'none' : never): string {
  return typeof one === 'string' ? one : `${one.principalId} ${one.appRoleId}`;
}
