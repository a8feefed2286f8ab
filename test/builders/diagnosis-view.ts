import type { DiagnosisView } from '../../src/service/views/diagnosis.ts';
import type { Facts } from '../../src/service/causes/facts.ts';
import { diagnosisOf } from '../../src/service/diagnosis/diagnosis-of.ts';
import { aGroup, aPerson, goodFacts } from './facts.ts';
import { aPublicationView } from './publication-view.ts';

/** Returns the diagnosis of a publication with which nothing is wrong. */
export function aDiagnosisView(overrides: Partial<DiagnosisView> = {}): DiagnosisView {
  return {
    publication: aPublicationView(),
    diagnosis: diagnosisOf(goodFacts()),
    at: '2026-11-26T12:00:00.000Z',
    isLooking: false,
    isForTester: true,
    ...overrides,
  };
}

/** Returns facts that are as bad as can be: nearly everything is wrong at once. */
export function badFacts(): Facts {
  const name = 'Anneliese von Hohenlohe-Langenburg';
  const people = Array.from({ length: 12 }, () =>
    aPerson({ name, isGuest: true, isSynchronised: false, isLicensed: false, isEnabled: false }),
  );
  const failedSignIns = [50105, 53003, 65001, 50126, 50057, 90072, 1, 2, 3, 4].map((code) => ({
    appId: 'hub-app',
    userName: name,
    at: new Date('2026-11-26T11:00:00Z'),
    code,
    reason: '',
  }));
  const facts = goodFacts({ people, failedSignIns, isProxyEnabled: false, isPremium: false });
  const group = aGroup('inactive', 'inactive');
  const observed = facts.observed ? { ...facts.observed } : null;
  delete observed?.auth;
  return { ...facts, connectorGroup: group, observed, isSettling: true };
}
