import { sentence, type Text } from '../../language/sentence.ts';
import { findMadeChanges } from '../../store/ledger.ts';
import { assign } from '../changes/access/assign.ts';
import { kindNamed } from '../changes/kinds-of-change.ts';
import type { Desired, Principal } from '../model/publication/desired.ts';
import type { WholeInput } from '../model/request/input.ts';
import { roles } from '../model/publication/role.ts';
import { nameOnly } from '../preflight/address-fields.ts';
import { reservePublication } from './holding/addresses.ts';
import { parseWhole } from './fields/whole.ts';
import { requireBase, type KindOfRequest, type Seen, type Target } from './kind.ts';
import { givenUp } from './wanted/given-up.ts';
import { takeDown } from './publication/take-down.ts';

/** Takes a publication off the internet, removing exactly what the bot has made. */
export const unpublish: KindOfRequest<WholeInput> = {
  word: sentence('unpublish'),
  startsFrom: 'published',
  makesPublication: false,
  opens: false,
  isMoreThanChanges: true,
  isAboutAccess: false,
  looksIntoGroups: true,
  result: 'changed',
  addressFields: nameOnly,
  parse: (form) => parseWhole('unpublish', form),
  reserves: (db, { name }) => reservePublication(db, name),
  target: withoutOurs,
  isMine: ({ kind }) => kindNamed(kind)?.takesDown === true,
  needs: () => 'nothing',
  warnings: ({ base }) => (base ? unpublishWarnings(base) : []),
  letsGo: (_desired, observed) => {
    const there = roles.flatMap((role) => observed[role] ?? []);
    // If the whole publication was adopted, a warning already says that it stays.
    return there.some(({ isOurs }) => isOurs) ? there.filter(({ isOurs }) => !isOurs) : [];
  },
  conclude: (trx, _row, desired) => takeDown(trx, desired),
};

/** Removes our own applications and, from adopted ones, the assignments we added. */
async function withoutOurs(seen: Seen<WholeInput>): Promise<Target> {
  const base = requireBase(seen);
  const made = await findMadeChanges(seen.deps.db, seen.input.name);
  // An adopted application that had to be created again is now ours.
  const applications = base.applications.filter(
    ({ isAdopted, role }) => isAdopted && !seen.observed[role]?.isOurs,
  );
  const isOurs = ({ id }: Principal) =>
    made.some(({ kind, principalId }) => kind === assign.kind && principalId === id);
  const principals = base.principals.filter((one) => !isOurs(one));
  const given = givenUp(base.applications, applications);
  const desired = { ...base, ...given, applications, principals, without: base.principals.filter(isOurs) };
  return { desired, problems: [] };
}

/** If only some applications were adopted, those that stay are named elsewhere. */
function unpublishWarnings({ applications }: Desired): Text[] {
  const adopted = applications.filter(({ isAdopted }) => isAdopted);
  if (adopted.length === 0) return [nobodyReaches];
  return adopted.length === applications.length ? [staysThere] : [];
}

const staysThere = sentence(
  'These applications were there before the bot: they stay as they are and are only no longer managed.',
);
const nobodyReaches = sentence(
  'Nobody reaches Qlik Sense from outside afterwards. It can be restored for 30 days.',
);
