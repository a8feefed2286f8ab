import { sentence } from '../../language/sentence.ts';
import { takesAddresses } from '../changes/kinds-of-change.ts';
import type { Desired, Principal } from '../model/publication/desired.ts';
import type { WholeInput } from '../model/request/input.ts';
import type { Observed } from '../model/publication/observed.ts';
import { roles } from '../model/publication/role.ts';
import { nameOnly } from '../preflight/address-fields.ts';
import { reservePublication } from './holding/addresses.ts';
import { parseWhole } from './fields/whole.ts';
import { requireBase, type KindOfRequest } from './kind.ts';
import { goneAmongJoining } from './wanted/lost.ts';
import { stillThere } from './wanted/still-there.ts';
import { settleDown } from './publication/settle-down.ts';

/** Reverts what was changed outside the bot. */
export const repair: KindOfRequest<WholeInput> = {
  word: sentence('repair'),
  startsFrom: 'published',
  makesPublication: false,
  opens: false,
  isMoreThanChanges: false,
  isAboutAccess: false,
  looksIntoGroups: true,
  result: 'changed',
  addressFields: nameOnly,
  parse: (form) => parseWhole('repair', form),
  reserves: (db, { name }) => reservePublication(db, name),
  target: async (seen) => {
    const base = requireBase(seen);
    const { there, warnings } = await stillThere(seen.graph, base.principals);
    const without = strangers(base, seen.observed);
    return { desired: { ...base, principals: there, without }, problems: [], warnings };
  },
  isMine: () => true,
  needs: (changes) => (takesAddresses(changes) ? 'addresses' : 'nothing'),
  lost: goneAmongJoining,
  conclude: settleDown,
};

/** Returns who is assigned in the tenant without having been requested through the bot. */
function strangers(base: Desired, observed: Observed): Principal[] {
  const all = roles.flatMap((role) => observed[role]?.assigned ?? []);
  const unknown = all.filter(({ principalId }) => !base.principals.some(({ id }) => id === principalId));
  const found = unknown.map(({ principalId, displayName, type }) => ({
    id: principalId,
    type: type === 'Group' ? ('Group' as const) : ('User' as const),
    displayName,
    detail: sentence('not asked for here'),
  }));
  return [...new Map(found.map((one) => [one.id, one])).values()];
}
