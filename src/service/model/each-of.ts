import { isDatabaseAway } from '../../store/away.ts';
import type { Deps } from './deps.ts';

/**
 * Does something for each of the items, one after the other. What fails is logged and does not keep the others waiting:
 * whoever calls comes back to it. Throws only while the database is away, because then all of them fail.
 */
export async function eachOf<T>(
  { log }: Pick<Deps, 'log'>,
  items: readonly T[],
  about: (item: T) => object,
  work: (item: T) => Promise<void>,
): Promise<void> {
  for (const item of items)
    try {
      await work(item);
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      log.warn({ err: error, ...about(item) }, 'One of several could not be looked after');
    }
}
