import { sentence } from '../../language/sentence.ts';
import { strangers } from '../changes/access/strangers.ts';
import { takesAddresses } from '../changes/kinds-of-change.ts';
import type { WholeInput } from '../model/request/input.ts';
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
