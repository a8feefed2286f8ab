import type { Db } from '../../store/db.ts';
import { findLastCounts } from '../../store/daily-counts.ts';
import { countWatched } from '../../store/watch.ts';

const mostCounted = 500;

/** Returns how many publications are watched: all that are published. Of very many, how many were within the hour. */
export async function watchedCount(db: Db): Promise<number> {
  const few = await countWatched(db, mostCounted + 1);
  if (few <= mostCounted) return few;
  const published = Number(Reflect.get(Object(await findLastCounts(db)), 'published'));
  return Math.max(few, published || 0);
}
