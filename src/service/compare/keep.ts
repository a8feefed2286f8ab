import {
  isBeingChanged,
  isComparisonWanted,
  lockPublished,
  setCompared,
  setNotCompared,
} from '../../store/comparisons.ts';
import type { Trx } from '../../store/db.ts';
import type { PublicationRow } from '../../store/publications.ts';
import type { Text } from '../../language/sentence.ts';
import type { Deps } from '../model/deps.ts';
import { touchNews } from '../conversations/news.ts';
import { canonical } from '../model/publication/change.ts';
import type { Comparison } from '../model/publication/comparison.ts';
import { lastComparison } from './last-comparison.ts';

/** Stores what a comparison found. */
export function keepFound(
  deps: Deps,
  publication: PublicationRow,
  found: Pick<Comparison, 'differences' | 'unseen'>,
): Promise<Comparison | null> {
  return keep(deps, publication, (trx) => setCompared(trx, publication, found));
}

/** Stores why a publication could not be compared; what was found before stays. */
export function keepProblem(
  deps: Deps,
  publication: PublicationRow,
  problem: Text,
): Promise<Comparison | null> {
  return keep(deps, publication, (trx) => setNotCompared(trx, publication, problem));
}

/** Nothing is stored if a request has begun to change the publication since it was read, or has changed it. */
async function keep(
  deps: Deps,
  read: PublicationRow,
  store: (trx: Trx) => Promise<void>,
): Promise<Comparison | null> {
  await deps.db.transaction().execute(async (trx) => {
    const now = await lockPublished(trx, read.id);
    if (now?.revision !== read.revision || (await isBeingChanged(trx, now.name))) return;
    const before = await lastComparison(trx, read.id);
    const isAwaited = await isComparisonWanted(trx, read.id);
    await store(trx);
    if (isAwaited || isNews(before, await lastComparison(trx, read.id)))
      await touchNews(deps, trx, 'status', read.id);
  });
  return lastComparison(deps.db, read.id);
}

/** Whether cards would say something else, apart from the time. */
function isNews(before: Comparison | null, after: Comparison | null): boolean {
  const said = (one: Comparison | null) =>
    one && [one.revision, one.differences, one.problem, one.unseen, one.comparedAt === null];
  return canonical(said(before)) !== canonical(said(after));
}
