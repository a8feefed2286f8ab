import { sentence } from '../../language/sentence.ts';
import type { AccessInput } from '../model/request/input.ts';
import { nameOnly } from '../preflight/address-fields.ts';
import { isAccess, named, parseAccess } from './wanted/access.ts';
import { reservePublication } from './holding/addresses.ts';
import { requireBase, type KindOfRequest } from './kind.ts';
import { settleDown } from './publication/settle-down.ts';
import { withoutSignIn } from './wanted/without-sign-in.ts';

/** Takes away users' and groups' access. */
export const unassign: KindOfRequest<AccessInput> = {
  word: sentence('unassign'),
  startsFrom: 'published',
  makesPublication: false,
  opens: false,
  isMoreThanChanges: false,
  isAboutAccess: true,
  looksIntoGroups: false,
  result: 'changed',
  addressFields: nameOnly,
  parse: (form) => parseAccess('unassign', form),
  reserves: (db, { name }) => reservePublication(db, name),
  target: async (seen) => {
    const { principals, others, problems, warnings } = await named(seen, true);
    const desired = { ...requireBase(seen), principals: others, without: principals };
    return { desired, named: principals, problems, warnings };
  },
  isMine: isAccess,
  needs: () => 'nothing',
  impossible: ({ base }, observed) => (base ? withoutSignIn(base, observed) : []),
  conclude: settleDown,
};
