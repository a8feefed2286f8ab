import { sentence } from '../../language/sentence.ts';
import { findPublicationById } from '../../store/publications.ts';
import type { Facts } from '../causes/facts.ts';
import { gatherFacts } from '../causes/gather-facts.ts';
import { compareObserved } from '../compare/compare-observed.ts';
import type { Deps } from '../model/deps.ts';
import type { DiagnosedCause, Diagnosis } from '../model/publication/diagnosis.ts';
import { checkOutside } from '../outside/check-outside.ts';
import { diagnosisOf } from './diagnosis-of.ts';

/**
 * Visits the addresses of a publication from outside, reads everything there is to read about it, and looks for every
 * known cause. null = it is not published.
 */
export async function diagnose(deps: Deps, publicationId: string): Promise<Diagnosis | null> {
  await checkOutside(deps, publicationId).catch((error: unknown) => {
    deps.log.warn({ err: error, publicationId }, 'Diagnosed without a visit from outside');
  });
  const facts = await gatherFacts(deps, publicationId);
  if (facts === null) return null;
  const found = diagnosisOf(facts);
  const differing = await differencesIn(deps, facts);
  return found.wrong.length > 0 ? found : { ...found, wrong: differing };
}

/** Compares what was read, which is stored, and returns each difference as something that is wrong. */
async function differencesIn(deps: Deps, { desired, observed }: Facts): Promise<DiagnosedCause[]> {
  const row = await findPublicationById(deps.db, desired.publicationId);
  if (!row || !observed) return [];
  const comparison = await compareObserved(deps, row, observed).catch((error: unknown) => {
    deps.log.warn({ err: error, publicationId: row.id }, 'Diagnosed without a comparison');
    return null;
  });
  return (comparison?.differences ?? []).map(({ key, text }) => ({
    id: `differs:${key}`,
    title: text,
    confirm: '',
    advice: sentence('Type “repair {name}” to set it back, or “accept {name}” to keep it.', {
      name: desired.name,
    }),
    who: 'entra',
    commands: [],
  }));
}
