import type { Db } from '../../store/db.ts';
import { findReports, type TestReportRow } from '../../store/test-reports.ts';
import type { DiagnosedCause } from '../model/publication/diagnosis.ts';
import type { Answer } from '../model/publication/tested.ts';

/** Returns what each person said last in each round of tests, newest first. */
export async function reportsOf(db: Db, publicationId: string, most: number): Promise<Answer[]> {
  return (await findReports(db, publicationId, most)).map(answerOf);
}

/** Returns an answer as cards show it. */
export function answerOf({ person_id, person_name, seen, detail, at, advice }: TestReportRow): Answer {
  return {
    by: { aadObjectId: person_id, name: person_name },
    seen,
    detail,
    at: at.toISOString(),
    advice: advice as DiagnosedCause | null,
  };
}
