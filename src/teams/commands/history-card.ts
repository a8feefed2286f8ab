import type { Language } from '../../language/language.ts';
import { listHistory } from '../../service/views/history.ts';
import { historyFor } from '../../service/views/history-for.ts';
import type { HistoryGroupView } from '../../service/views/history-view.ts';
import type { Page } from '../../service/model/view.ts';
import { render, type AdaptiveCard } from '../cards/render.ts';
import type { Turn } from '../turn.ts';
import { historyView } from '../cards/lists/history.ts';
import { unknownNameView } from '../cards/notice.ts';

/** Teams counts in UTF-16; 28 KB is the smallest limit ever named, and the message around the card needs some of it. */
const mostLetters = 13_500;

/** What was asked for about a publication and what became of it; or that nothing has that name. */
export async function historyCard(
  { deps, conversation, language }: Pick<Turn, 'deps' | 'conversation' | 'language'>,
  name: string,
  page = 1,
): Promise<AdaptiveCard> {
  const requests = await listHistory(deps, name, page);
  if (!requests) return render(language, 'notice', unknownNameView(name));
  const shown = await historyFor(deps, conversation, requests);
  return fittingCard(language, name.trim().toLowerCase(), shown);
}

/** The card with as many writes of each request as Teams takes. */
export function fittingCard(
  language: Language,
  name: string,
  page: Page<HistoryGroupView>,
  [most = 0, ...fewer]: readonly number[] = [8, 4, 2],
): AdaptiveCard {
  const card = render(language, 'history', historyView(name, page, most));
  const isFitting = JSON.stringify(card).length <= mostLetters;
  return isFitting || fewer.length === 0 ? card : fittingCard(language, name, page, fewer);
}
