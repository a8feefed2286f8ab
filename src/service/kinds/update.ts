import { english } from '../../language/say.ts';
import { sentence, type Text } from '../../language/sentence.ts';
import { internalUrl } from '../model/publication/desired.ts';
import type { UpdateInput } from '../model/request/input.ts';
import type { TenantFacts } from '../model/tenant-facts.ts';
import type { AddressFields } from '../preflight/address-fields.ts';
import { desiredWarnings } from '../preflight/desired-warnings.ts';
import { hostsOf, reservePublication, urlsOf } from './holding/addresses.ts';
import { pathWarnings } from './fields/qlik-url.ts';
import { parseUpdate } from './fields/update-form.ts';
import { requireBase, type KindOfRequest, type Planned, type Seen, type Target } from './kind.ts';
import { settleDown } from './publication/settle-down.ts';
import { givenUp } from './wanted/given-up.ts';
import { goneAmongJoining } from './wanted/lost.ts';
import { stillThere } from './wanted/still-there.ts';
import { applicationsOf } from './wanted/updated.ts';

const externalField = (role: 'hub' | 'auth') => (role === 'hub' ? 'externalUrl' : 'authExternalUrl');

const addressFields: AddressFields = {
  external: externalField,
  domain: externalField,
  advice: sentence('Choose another address.'),
  hasNewNames: false,
};

/** Changes the settings of a publication. */
export const update: KindOfRequest<UpdateInput> = {
  word: sentence('update'),
  startsFrom: 'published',
  makesPublication: false,
  opens: true,
  isMoreThanChanges: false,
  isAboutAccess: false,
  looksIntoGroups: true,
  result: 'changed',
  addressFields,
  parse: parseUpdate,
  reserves: (db, input) =>
    reservePublication(db, input.name, () => [
      ...urlsOf([internalUrl('hub', input), internalUrl('auth', input)]),
      ...hostsOf([input.externalUrl, input.authExternalUrl]),
    ]),
  target: updateTarget,
  isMine: () => true,
  needs: () => 'everything',
  lost: goneAmongJoining,
  warnings: updateWarnings,
  conclude: settleDown,
};

async function updateTarget(seen: Seen<UpdateInput>): Promise<Target> {
  const { input, facts } = seen;
  const base = requireBase(seen);
  const group = facts.connectorGroups.find(({ id }) => id === input.connectorGroupId);
  const applications = applicationsOf(input, base);
  const { release: _, ...kept } = base;
  const desired = {
    ...kept,
    ...(input.release && { release: input.release }),
    ...givenUp(base.applications, applications),
    applications,
    connectorGroup: input.connectorGroupId
      ? { id: input.connectorGroupId, name: group?.name ?? '' }
      : base.connectorGroup,
    without: [],
  };
  const hub = base.applications.find(({ role }) => role === 'hub');
  const isUnknownMode = input.singleSignOn.mode === 'kept' && hub?.singleSignOn.mode !== 'kept';
  // Who has access gets it to an application that is added, too, as far as that is possible.
  const isAdding = applications.some(({ role }) => !base.applications.some((one) => one.role === role));
  const { there, warnings } = isAdding
    ? await stillThere(seen.graph, base.principals)
    : { there: base.principals, warnings: [] };
  const unknownMode = { field: 'singleSignOn', message: sentence('Choose none or Kerberos.') };
  return {
    desired: { ...desired, principals: there },
    problems: isUnknownMode ? [unknownMode] : [],
    warnings,
  };
}

/** Returns only new warnings, not those that applied before. */
function updateWarnings({ form, desired, base }: Planned<UpdateInput>, facts: TenantFacts): Text[] {
  const before = (base ? desiredWarnings(base, facts) : []).map(english);
  const all = [...pathWarnings(form), ...desiredWarnings(desired, facts)];
  return all.filter((one) => !before.includes(english(one)));
}
