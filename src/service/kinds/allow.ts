import { sentence } from '../../language/sentence.ts';
import { allowHost } from '../changes/qlik/allow-host.ts';
import type { WholeInput } from '../model/request/input.ts';
import { nameOnly } from '../preflight/address-fields.ts';
import { hostListFor } from '../qlik/host-list.ts';
import { parseWhole } from './fields/whole.ts';
import { reservePublication } from './holding/addresses.ts';
import { requireBase, type KindOfRequest } from './kind.ts';
import { settleDown } from './publication/settle-down.ts';

/** Adds the external hosts to the host allow list of Qlik Sense itself; nothing in the tenant changes. */
export const allow: KindOfRequest<WholeInput> = {
  word: sentence('allow'),
  startsFrom: 'published',
  makesPublication: false,
  opens: false,
  isMoreThanChanges: false,
  isAboutAccess: false,
  looksIntoGroups: false,
  result: 'changed',
  addressFields: nameOnly,
  parse: (form) => parseWhole('allow', form),
  reserves: (db, { name }) => reservePublication(db, name),
  target: async (seen) => {
    const base = requireBase(seen);
    const found = await hostListFor(seen.deps, base);
    return 'problem' in found
      ? { desired: base, problems: [found.problem] }
      : { desired: { ...base, hostList: found.hostList }, problems: [] };
  },
  isMine: ({ kind }) => kind === allowHost.kind,
  needs: () => 'nothing',
  impossible: (_asked, { hostList }) => (hostList === null ? [gone] : []),
  warnings: ({ changes }) => (changes.length > 0 ? [restarts] : []),
  conclude: settleDown,
};

const gone = {
  field: '',
  message: sentence('Somebody has deleted the virtual proxy in Qlik Sense since this was asked for.'),
};
const restarts = sentence(
  'The proxy of Qlik Sense restarts when this is written: everybody’s session there ends, inside and outside, and nobody gets in for about a minute. Approve it when few people work.',
);
