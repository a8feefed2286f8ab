import { sentence } from '../../language/sentence.ts';
import type { AccessInput } from '../model/request/input.ts';
import { nameOnly } from '../preflight/address-fields.ts';
import { isAccess, named, parseAccess } from './wanted/access.ts';
import { reservePublication } from './holding/addresses.ts';
import { requireBase, type KindOfRequest } from './kind.ts';
import { lostAmongJoining } from './wanted/lost.ts';
import { settleDown } from './publication/settle-down.ts';
import { withoutSignIn } from './wanted/without-sign-in.ts';

/** Gives users and groups access. */
export const assign: KindOfRequest<AccessInput> = {
  word: sentence('assign'),
  startsFrom: 'published',
  makesPublication: false,
  opens: false,
  isMoreThanChanges: false,
  isAboutAccess: true,
  looksIntoGroups: true,
  result: 'changed',
  addressFields: nameOnly,
  parse: (form) => parseAccess('assign', form),
  reserves: (db, { name }) => reservePublication(db, name),
  target: async (seen) => {
    const base = requireBase(seen);
    const { principals, others, problems, warnings } = await named(seen, false);
    const desired = { ...base, principals: [...others, ...principals], without: [] };
    return { desired, named: principals, problems, warnings };
  },
  isMine: isAccess,
  needs: () => 'nothing',
  impossible: ({ base }, observed) => (base ? withoutSignIn(base, observed) : []),
  lost: lostAmongJoining,
  conclude: settleDown,
};
