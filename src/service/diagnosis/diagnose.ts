import type { Deps } from '../model/deps.ts';
import type { Diagnosis } from '../model/publication/diagnosis.ts';
import { gatherFacts } from '../causes/gather-facts.ts';
import { diagnosisOf } from './diagnosis-of.ts';

/** Reads everything there is to read about a publication, and looks for every known cause. null = it is not published. */
export async function diagnose(deps: Deps, publicationId: string): Promise<Diagnosis | null> {
  const facts = await gatherFacts(deps, publicationId);
  return facts && diagnosisOf(facts);
}
