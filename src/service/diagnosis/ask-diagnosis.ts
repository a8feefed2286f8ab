import type { Language } from '../../language/language.ts';
import { setDiagnosisWanted } from '../../store/diagnoses.ts';
import { letGoOlderNews } from '../../store/news.ts';
import { findPublicationByName } from '../../store/publications.ts';
import { tellNews } from '../conversations/news.ts';
import type { Deps } from '../model/deps.ts';

/** The most cards about one publication in a conversation that show a new diagnosis. */
const mostFollowed = 3;

/**
 * Has a publication diagnosed, and tells it in a conversation: at once what is known, then in the same card what was
 * found. Both are stored together, so that neither is lost. Returns false if there is no such publication.
 */
export async function askDiagnosis(
  deps: Deps,
  name: string,
  place: { conversationId: string; language: Language },
): Promise<boolean> {
  const { conversationId, language } = place;
  const row = await findPublicationByName(deps.db, name);
  if (!row) return false;
  const news = { kind: 'diagnosis', about: row.id, data: {}, language } as const;
  await deps.db.transaction().execute(async (trx) => {
    if (row.state === 'published') {
      await setDiagnosisWanted(trx, row.id);
      await deps.jobs.wake(trx, 'diagnose', row.id);
    }
    await tellNews(deps, trx, news, [conversationId]);
    await letGoOlderNews(trx, news, conversationId, mostFollowed);
  });
  return true;
}
