import type { Facts, PersonFacts } from '../../src/service/causes/facts.ts';
import type { Observed } from '../../src/service/model/publication/observed.ts';
import type { Finding, OutsideCheck } from '../../src/service/model/publication/outside.ts';
import type { ConnectorGroupView } from '../../src/service/model/view.ts';
import { aDesired, everythingOf } from './publication.ts';

/** Returns a connector group whose connectors have these states. */
export function aGroup(...statuses: string[]): ConnectorGroupView {
  const connectors = statuses.map((status, i) => ({
    machineName: `CONN-0${i + 1}`,
    externalIp: '20.61.12.4',
    status,
    version: '1.5.4287.0',
  }));
  const active = statuses.filter((status) => status === 'active').length;
  const named = { id: 'connectors-1', name: 'Data centre', region: 'eur', isDefault: false };
  return { ...named, connectors, active, total: statuses.length };
}

/** Returns a person with everything that it takes to enter. */
export function aPerson(overrides: Partial<PersonFacts> = {}): PersonFacts {
  return {
    id: 'user-1',
    name: 'Ann',
    userPrincipalName: 'ann@contoso.com',
    isGuest: false,
    isEnabled: true,
    onPremisesUserPrincipalName: 'ann@contoso.local',
    onPremisesSamAccountName: 'ann',
    isSynchronised: true,
    isLicensed: true,
    ...overrides,
  };
}

const steps = ['name', 'certificate', 'answer', 'sign-in', 'application', 'connector-group'] as const;

/** Returns what a visit of the hub showed: everything fine, except for one step. */
export function aVisit(
  wrong: Finding['step'] | null = null,
  state: OutsideCheck['state'] = wrong ? 'wrong' : 'verified',
): OutsideCheck {
  const at = new Date('2026-11-26T12:00:00Z');
  const findings = steps.map((step): Finding => ({
    step,
    state: step === wrong ? 'wrong' : 'fine',
    text: step === wrong ? `The ${step} is wrong.` : '',
  }));
  return { publicationId: 'p1', role: 'hub', checkedAt: at, since: at, state, findings };
}

/** Returns the facts of a publication with which nothing is wrong, and everything could be read. */
export function goodFacts(overrides: Partial<Facts> = {}): Facts {
  const desired = aDesired();
  return {
    desired,
    isGraphAway: false,
    isSettling: false,
    observed: everythingOf(desired),
    connectorGroup: aGroup('active', 'active'),
    isProxyEnabled: true,
    isPremium: true,
    domains: ['contoso.com'],
    people: [aPerson()],
    outside: [aVisit()],
    qlik: null,
    failedSignIns: [],
    ...overrides,
  };
}

/** Returns good facts, with something done to what is there in the tenant. */
export function factsAfter(change: (observed: Observed) => void, overrides: Partial<Facts> = {}): Facts {
  const facts = goodFacts(overrides);
  if (facts.observed) change(facts.observed);
  return facts;
}

/** Returns the facts of a publication of which nothing could be read. */
export function unread(): Facts {
  return goodFacts({
    observed: null,
    connectorGroup: null,
    isProxyEnabled: null,
    isPremium: null,
    domains: null,
    people: null,
    outside: [],
    failedSignIns: null,
  });
}
