import type { FieldProblem } from '../../errors.ts';
import { sentence } from '../../language/sentence.ts';
import type { Desired } from '../model/publication/desired.ts';
import type { WholeInput } from '../model/request/input.ts';
import type { Observed } from '../model/publication/observed.ts';
import { storedDesired } from '../model/request/stored.ts';
import { nameOnly } from '../preflight/address-fields.ts';
import { reservePublication, urlsOf } from './holding/addresses.ts';
import { parseWhole } from './fields/whole.ts';
import { requireBase, type KindOfRequest } from './kind.ts';
import { goneAmongJoining } from './wanted/lost.ts';
import { stillThere } from './wanted/still-there.ts';
import { settleDown } from './publication/settle-down.ts';

/** Brings an unpublished publication back as it was. */
export const restore: KindOfRequest<WholeInput> = {
  word: sentence('restore'),
  startsFrom: 'unpublished',
  makesPublication: false,
  opens: true,
  isMoreThanChanges: true,
  isAboutAccess: false,
  looksIntoGroups: true,
  result: 'changed',
  addressFields: nameOnly,
  parse: (form) => parseWhole('restore', form),
  // An unpublished publication has released its internal URLs.
  reserves: (db, { name }) =>
    reservePublication(db, name, (row) =>
      urlsOf(storedDesired(row).applications.map(({ internalUrl }) => internalUrl)),
    ),
  target: async (seen) => {
    const base = requireBase(seen);
    const { there, warnings } = await stillThere(seen.graph, base.principals);
    return { desired: { ...base, principals: there }, problems: [], warnings };
  },
  isMine: () => true,
  needs: () => 'everything',
  impossible: ({ base }, observed) => (base ? lostForGood(base, observed) : []),
  lost: goneAmongJoining,
  conclude: settleDown,
};

/** Returns a problem for each application that can no longer be restored. */
function lostForGood(base: Desired, observed: Observed): FieldProblem[] {
  const lost = base.applications.filter(({ role }) => !observed[role] && !observed.deleted[role]);
  return lost.map(({ displayName }) => ({
    field: '',
    message: sentence(
      '“{displayName}” can no longer be restored: Microsoft Entra keeps deleted applications for 30 days. Publish it anew.',
      { displayName },
    ),
  }));
}
