import type { Db } from '../../store/db.ts';
import type { AskedOfPublished, LookAtPublished, Refreshed } from '../model/look-at-published.ts';
import { together } from '../waiting/together.ts';
import { lookNow } from './look-now.ts';

/** One look serves all who ask while the one before it is under way, as the first of them. */
export function lookTogether(db: Db): LookAtPublished {
  return together<AskedOfPublished, Refreshed | null>(async (asked) => {
    const [first] = asked;
    if (!first) return null;
    const all = (which: 'internal' | 'external') => [...new Set(asked.flatMap(({ keys }) => keys[which]))];
    const oldest = Math.max(...asked.map((one) => one.oldest));
    return lookNow(
      { db },
      { ...first, keys: { internal: all('internal'), external: all('external') }, oldest },
    );
  });
}
