import type { Language } from '../../language/language.ts';
import type { Conversation } from '../../service/conversations/conversations.ts';
import type { Deps } from '../../service/model/deps.ts';
import type { DueNews } from '../../service/views/due-news.ts';
import type { AdaptiveCard } from '../cards/render.ts';

/** The readers of news: everybody in a conversation, in its language. */
interface NewsAudience {
  language: Language;
  conversation: Conversation;
}

/** What was told, and when. */
type NewsItem = Pick<DueNews, 'kind' | 'about' | 'data' | 'toldAt' | 'isEnded'>;

/** Returns the card of news as it is now; null = there is nothing to show any more. */
export type NewsCard = (deps: Deps, audience: NewsAudience, item: NewsItem) => Promise<AdaptiveCard | null>;
