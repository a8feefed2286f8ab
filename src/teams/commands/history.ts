import { sentence } from '../../language/sentence.ts';
import { listHistory } from '../../service/views/history/history.ts';
import type { PageAt } from '../../service/views/page.ts';
import { historyFor } from '../../service/views/history/history-for.ts';
import { fittingHistoryCard } from '../cards/lists/history.ts';
import { unknownNameCard } from '../cards/notice.ts';
import type { AdaptiveCard } from '../cards/render.ts';
import type { Turn } from '../turn.ts';
import type { Command } from './command.ts';
import { nameOrList } from './name-or-list.ts';

/** `history name` shows every request about a publication and what it wrote to the tenant. */
export const history: Command = {
  name: 'history',
  usage: 'history <name>',
  description: sentence('Shows what was changed, when and by whom'),
  run: async (turn, text) => {
    const asking = { command: 'history', usage: history.usage, hasRest: false, of: 'requests' } as const;
    const found = await nameOrList(turn, asking, text);
    if (found) await turn.reply(await historyOf(turn, found.name));
  },
};

/** Returns the history card of a publication, or a card that says there is no such name. */
export async function historyOf(
  { deps, conversation, language }: Pick<Turn, 'deps' | 'conversation' | 'language'>,
  name: string,
  at: PageAt = { page: 1 },
): Promise<AdaptiveCard> {
  const requests = await listHistory(deps, name, at);
  if (!requests) return unknownNameCard(language, name);
  const shown = await historyFor(deps, conversation, requests);
  return fittingHistoryCard(language, name.trim().toLowerCase(), shown);
}
