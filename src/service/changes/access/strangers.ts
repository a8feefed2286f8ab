import { sentence } from '../../../language/sentence.ts';
import type { Desired, Principal } from '../../model/publication/desired.ts';
import type { Observed } from '../../model/publication/observed.ts';
import { roles } from '../../model/publication/role.ts';

/**
 * Returns who is assigned in the tenant without having been requested through the bot, each once; not who was there on
 * one of two applications only when they were adopted or accepted.
 */
export function strangers(approved: Desired, observed: Observed): Principal[] {
  const all = roles.flatMap((role) => {
    const known = approved.applications.find((one) => one.role === role)?.leftAloneIds ?? [];
    return (observed[role]?.assigned ?? []).filter(({ principalId }) => !known.includes(principalId));
  });
  const unknown = all.filter(({ principalId }) => !approved.principals.some(({ id }) => id === principalId));
  const found = unknown.map(({ principalId, displayName, type }) => ({
    id: principalId,
    type: type === 'Group' ? ('Group' as const) : ('User' as const),
    displayName,
    detail: sentence('not asked for here'),
  }));
  return [...new Map(found.map((one) => [one.id, one])).values()];
}
