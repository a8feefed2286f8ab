import type { DueNews } from '../../service/views/due-news.ts';
import { statusNewsCard } from '../cards/news/status.ts';
import { plainNewsCard } from '../cards/news/plain.ts';
import { diagnosis } from './diagnosis-news.ts';
import { drift } from './drift-news.ts';
import { maySeeAll } from '../../service/views/may-see.ts';
import { storedSummaryCard } from '../cards/news/summary.ts';
import { storedToldCard } from '../cards/news/told.ts';
import type { NewsCard } from './news-card.ts';
import { testNewsCard } from './test-news-card.ts';

/** What the watch tells, or the words it came with. */
const watched: NewsCard = async (deps, { language, conversation }, { data }) =>
  storedToldCard(language, data, await maySeeAll(deps, conversation)) ?? plainNewsCard(language, data);

/** The card of each kind of news. */
export const newsCards: Record<DueNews['kind'], NewsCard> = {
  status: statusNewsCard,
  diagnosis,
  test: testNewsCard,
  drift,
  connectors: watched,
  outside: watched,
  certificate: watched,
  bot: watched,
  approvers: watched,
  standing: watched,
  'sign-ins': watched,
  summary: async (_deps, { language }, { data }) => storedSummaryCard(language, data),
};
