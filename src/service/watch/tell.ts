import type { NewsKind } from '../../store/news-kinds.ts';
import type { Trx } from '../../store/db.ts';
import { newsPlaces, tellNews } from '../conversations/news.ts';
import type { Deps } from '../model/deps.ts';
import type { Told } from './told.ts';

/** Ends a transaction without effect because something must be told and it is not known where. */
class PlacesNeeded extends Error {
  override name = 'PlacesNeeded';
}

/**
 * Notes what a look has seen and tells it in one transaction, so that it is neither lost nor told twice. Where news is
 * told may take a call to Graph, which a transaction must not wait for: when `work` asks for the places, it is called
 * again with them.
 */
export async function inPlaces(
  deps: Deps,
  work: (trx: Trx, places: () => Promise<readonly string[]>) => Promise<void>,
): Promise<void> {
  const run = (known: readonly string[] | null) =>
    deps.db.transaction().execute((trx) =>
      work(trx, async () => {
        if (!known) throw new PlacesNeeded();
        return known;
      }),
    );
  try {
    await run(null);
  } catch (error) {
    if (!(error instanceof PlacesNeeded)) throw error;
    await run(await newsPlaces(deps));
  }
}

/** Notes what a look has seen, and tells what `noted` returns as one message. */
export async function tell(
  deps: Deps,
  kind: NewsKind,
  noted: (trx: Trx) => Promise<Told | null>,
): Promise<void> {
  await inPlaces(deps, async (trx, places) => {
    const data = await noted(trx);
    if (data) await tellNews(deps, trx, { kind, about: '', data }, await places());
  });
}
