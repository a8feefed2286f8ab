import type { Turn } from './turn.ts';
import { listHistory } from '../service/history.ts';
import { render, type AdaptiveCard } from './cards.ts';
import { historyView } from './views/history.ts';
import { unknownNameView } from './views/notice.ts';

/** What was written to the tenant for a publication; or that nothing has that name. */
export async function historyCard(
  { deps, language }: Pick<Turn, 'deps' | 'language'>,
  name: string,
  page = 1,
): Promise<AdaptiveCard> {
  const entries = await listHistory(deps, name, page);
  if (!entries) return render(language, 'notice', unknownNameView(name));
  return render(language, 'history', historyView(name.trim().toLowerCase(), entries));
}
