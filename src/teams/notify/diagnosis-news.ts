import { diagnosisFor } from '../../service/views/diagnosis.ts';
import { diagnosisCard } from '../cards/news/diagnosis.ts';
import type { NewsCard } from './news-card.ts';

/** What was found out about a publication, as much of it as may be seen there. */
export const diagnosis: NewsCard = async (deps, { language, conversation }, { about }) => {
  const view = await diagnosisFor(deps, conversation, about);
  return view && diagnosisCard(language, view);
};
