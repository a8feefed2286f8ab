import { sentence } from '../../language/sentence.ts';
import type { FieldProblem } from '../../errors.ts';
import type { AdoptInput } from '../model/input.ts';
import type { LoginIdentity } from '../model/form.ts';
import type { Desired, DesiredApplication, Principal } from '../model/desired.ts';
import { proxyOf } from '../model/proxy-settings.ts';
import type { Target } from './target.ts';
import type { Observed, ObservedApplication } from '../model/observed.ts';
import type { TenantFacts } from '../model/tenant-facts.ts';

/** Wants what is there, so that taking it under management changes nothing. */
export function adoptTarget(
  publicationId: string,
  input: AdoptInput,
  facts: TenantFacts,
  observed: Observed,
): Target {
  const found = [observed.hub, observed.auth].filter((one) => one !== undefined);
  const published = found.filter(({ publishing }) => publishing);
  const groupId = observed.hub?.connectorGroupId ?? '';
  const group = facts.connectorGroups.find(({ id }) => id === groupId);
  const desired: Desired = {
    publicationId,
    name: input.name,
    applications: published.map(asFound),
    connectorGroup: { id: groupId, name: group?.name ?? groupId },
    principals: principalsOf(found),
    without: [],
  };
  return { desired, problems: adoptProblems(input, observed) };
}

/** Why the applications picked cannot be managed as they are now. */
export function adoptProblems({ authApplicationId }: AdoptInput, observed: Observed): FieldProblem[] {
  const published = [observed.hub, observed.auth].filter((one) => one?.publishing);
  return published.length < (authApplicationId ? 2 : 1) ? [gone] : differentGroups(observed);
}

const gone: FieldProblem = {
  field: '',
  message: sentence(
    'An application that was picked is not published any more. Type adopt to see what there is.',
  ),
};

function differentGroups({ hub, auth }: Observed): FieldProblem[] {
  if (!hub || !auth || hub.connectorGroupId === auth.connectorGroupId) return [];
  const message = sentence(
    'The two applications use different connector groups. Put both into the same one first.',
  );
  return [{ field: '', message }];
}

function asFound(there: ObservedApplication): DesiredApplication {
  const publishing = there.publishing ?? {};
  return {
    role: there.role,
    displayName: there.displayName,
    internalUrl: withSlash(publishing.internalUrl),
    externalUrl: withSlash(publishing.externalUrl),
    preAuthentication:
      publishing.externalAuthenticationType === 'passthru' ? 'passthru' : 'aadPreAuthentication',
    singleSignOn: singleSignOnOf(there),
    proxy: proxyOf(publishing),
    isAdopted: true,
  };
}

function withSlash(url: string | null | undefined): string {
  return `${(url ?? '').toLowerCase().replace(/\/+$/, '')}/`;
}

function singleSignOnOf({ publishing }: ObservedApplication): DesiredApplication['singleSignOn'] {
  const settings = publishing?.singleSignOnSettings;
  const mode = settings?.singleSignOnMode ?? 'none';
  if (mode === 'none') return { mode: 'none' };
  const kerberos = settings?.kerberosSignOnSettings;
  if (mode !== 'onPremisesKerberos' || !kerberos?.kerberosServicePrincipalName) return { mode: 'kept' };
  return {
    mode: 'kerberos',
    servicePrincipalName: kerberos.kerberosServicePrincipalName,
    loginIdentity: (kerberos.kerberosSignOnMappingAttributeType ?? 'userPrincipalName') as LoginIdentity,
  };
}

/** Who is assigned to all of them; whoever is on one only stays there, unmentioned. */
function principalsOf(found: readonly ObservedApplication[]): Principal[] {
  const [first, ...others] = found;
  const everywhere = (first?.assigned ?? []).filter(({ principalId }) =>
    others.every(({ assigned }) => assigned.some((one) => one.principalId === principalId)),
  );
  return everywhere.map(({ principalId, displayName, type }) => ({
    id: principalId,
    type: type === 'Group' ? 'Group' : 'User',
    displayName,
    detail: '',
  }));
}
