import type { DueNews } from '../../service/views/due-news.ts';
import { plainNewsCard } from '../cards/news/plain.ts';
import type { NewsCard } from './news-card.ts';

/** News that is told in the words it came with. */
const plain: NewsCard = async (_deps, { language }, { data }) => plainNewsCard(language, data);

/** The card of each kind of news. */
export const newsCards: Record<DueNews['kind'], NewsCard> = {
  status: plain,
  test: plain,
  drift: plain,
  connectors: plain,
  outside: plain,
  certificate: plain,
  bot: plain,
  approvers: plain,
  'sign-ins': plain,
  summary: plain,
};
