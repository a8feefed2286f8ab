import { findDiagnosis } from '../../store/diagnoses.ts';
import type { Db } from '../../store/db.ts';
import { findPublicationById, type PublicationRow } from '../../store/publications.ts';
import type { Deps } from '../model/deps.ts';
import type { Diagnosis } from '../model/publication/diagnosis.ts';
import type { PublicationView } from '../model/view.ts';
import { isKnownTester } from '../testers/is-known-tester.ts';
import { findPublication } from './lists.ts';
import { publicationFor, type Viewers } from './may-see.ts';

/** A publication with its last diagnosis, as one conversation may see it. */
export interface DiagnosisView {
  publication: PublicationView;
  /** null = there was none yet, or there is nothing to diagnose. */
  diagnosis: Diagnosis | null;
  /** When it was made, an ISO date in UTC; `''` = never. */
  at: string;
  /** Another one is being made. */
  isLooking: boolean;
  /** Its readers are one person, to whom it is assigned. */
  isForTester: boolean;
}

/** Returns the last diagnosis of a publication as a conversation may see it; null = there is no such publication. */
export async function diagnosisFor(
  deps: Deps,
  viewers: Viewers,
  publicationId: string,
): Promise<DiagnosisView | null> {
  const row = await findPublicationById(deps.db, publicationId);
  const found = row && row.state !== 'removed' ? await findPublication(deps, row.name) : null;
  if (!row || !found) return null;
  const [publication, last, isForTester] = await Promise.all([
    publicationFor(deps, viewers, found),
    findDiagnosis(deps.db, publicationId),
    isForTesterOf(deps.db, row, viewers),
  ]);
  const diagnosis = publication.state === 'published' ? ((last?.result as Diagnosis | null) ?? null) : null;
  return {
    publication,
    diagnosis: diagnosis && publication.isReduced ? reduced(diagnosis) : diagnosis,
    at: last?.diagnosed_at?.toISOString() ?? '',
    isLooking: publication.state === 'published' && Boolean(last?.wanted_at),
    isForTester: publication.state === 'published' && isForTester,
  };
}

/** Only decides what to show: who may answer is checked at the click. */
async function isForTesterOf(db: Db, row: PublicationRow, { kind, userId }: Viewers): Promise<boolean> {
  return kind === 'personal' && isKnownTester(db, row, userId);
}

/** What everybody may know: how much is wrong. Causes name people, machines and internal addresses. */
function reduced(diagnosis: Diagnosis): Diagnosis {
  const unnamed = (causes: Diagnosis['wrong']) =>
    causes.map((cause) => ({ ...cause, title: '', confirm: '', advice: '', commands: [] }));
  return {
    ...diagnosis,
    wrong: unnamed(diagnosis.wrong),
    maybe: unnamed(diagnosis.maybe),
    failures: diagnosis.failures && diagnosis.failures.map((one) => ({ ...one, people: [] })),
  };
}
