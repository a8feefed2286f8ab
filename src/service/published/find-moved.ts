import { readMoved } from '../../graph/delta.ts';
import type { Graph } from '../../graph/client.ts';
import { setAllPublishedDue, setPublishedMoved } from '../../store/published.ts';
import { findSetting, setSetting } from '../../store/settings.ts';
import { setAllMoved, setMoved } from '../../store/watch.ts';
import type { Deps } from '../model/deps.ts';

const key = 'applications since';

/** Graph knows for seven days what a link stands for. */
const renewedAfterMs = 24 * 3600 * 1000;

/**
 * Asks Graph, with one call for the whole tenant, which applications have moved: they are read again before anything is
 * said about their addresses, and the watch looks at them first. Whoever asks, both learn it. Throws what Graph throws.
 */
export async function findMovedApplications(
  { db }: Pick<Deps, 'db'>,
  graph: Graph,
  now: Date,
): Promise<void> {
  const stored = await findSetting(db, key);
  const { ids, link } = await readMoved(graph, 'applications', stored?.value ?? '');
  const isFresh = stored && now.getTime() - stored.updated_at.getTime() < renewedAfterMs;
  if (isFresh && ids?.length === 0) return;
  await db.transaction().execute(async (trx) => {
    if (ids === null) {
      await setAllMoved(trx);
      await setAllPublishedDue(trx);
    } else {
      await setMoved(trx, ids, now);
      await setPublishedMoved(trx, ids, now);
    }
    await setSetting(trx, key, link, '');
  });
}
