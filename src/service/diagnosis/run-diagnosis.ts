import { findDiagnosis, setDiagnosed } from '../../store/diagnoses.ts';
import { touchNews } from '../conversations/news.ts';
import type { Deps } from '../model/deps.ts';
import { diagnose } from './diagnose.ts';

/** Diagnoses a publication if that is wanted, and brings the cards that show it up to date. */
export async function runDiagnosis(deps: Deps, publicationId: string): Promise<void> {
  const row = await findDiagnosis(deps.db, publicationId);
  if (!row?.wanted_at) return;
  const result = await diagnose(deps, publicationId);
  await deps.db.transaction().execute(async (trx) => {
    await setDiagnosed(trx, row, result);
    await touchNews(deps, trx, 'diagnosis', publicationId);
  });
}
