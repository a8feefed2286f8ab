import { isTestNews } from '../../service/testers/test-news.ts';
import { findTrouble, reduceTrouble } from '../../service/testers/trouble.ts';
import { questionOf } from '../../service/testers/question.ts';
import { maySee } from '../../service/views/may-see.ts';
import { testQuestionCard } from '../cards/news/test-question.ts';
import { troubleCard } from '../cards/news/trouble.ts';
import type { NewsCard } from './news-card.ts';

/** The question to a tester in their own chat, or that it does not work for somebody; null = it is gone. */
export const testNewsCard: NewsCard = async (deps, { language, conversation }, { about, data, isEnded }) => {
  if (!isTestNews(data)) return null;
  if (data.tells === 'question') {
    const question = await questionOf(deps, data.requestId, data.personId);
    return question && testQuestionCard(language, question, isEnded);
  }
  const trouble = await findTrouble(deps.db, about, data);
  if (!trouble) return null;
  const isSeen = await maySee(deps, conversation, trouble);
  return troubleCard(language, isSeen ? trouble : reduceTrouble(trouble), isEnded);
};
