import { z } from 'zod';
import { maySeeAll } from '../../service/views/may-see.ts';
import { driftNow } from '../../service/watch/drift-now.ts';
import { storedToldCard, toldCard } from '../cards/news/told.ts';
import type { NewsCard } from './news-card.ts';

const driftData = z.object({ isOver: z.boolean() });

/** What is not as approved, with buttons as long as it differs; afterwards what was told stays, without them. */
export const drift: NewsCard = async (deps, { language, conversation }, { about, data, isEnded }) => {
  const { data: kind } = driftData.safeParse(data);
  const now = kind?.isOver || isEnded ? null : await driftNow(deps.db, about);
  const isFull = await maySeeAll(deps, conversation);
  return now ? toldCard(language, now.told, now.name, isFull) : storedToldCard(language, data, isFull);
};
