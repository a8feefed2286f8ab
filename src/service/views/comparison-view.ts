import { isBeingChanged, isComparisonWanted } from '../../store/comparisons.ts';
import type { PublicationRow } from '../../store/publications.ts';
import { lastComparison } from '../compare/last-comparison.ts';
import type { ComparisonView } from '../model/comparison-view.ts';
import type { Deps } from '../model/deps.ts';

/** Describes how a publication compares with what was approved, from the store alone; null = it is not published. */
export async function comparisonView({ db }: Deps, row: PublicationRow): Promise<ComparisonView | null> {
  if (row.state !== 'published') return null;
  const [last, isRunning, isBusy] = await Promise.all([
    lastComparison(db, row.id),
    isComparisonWanted(db, row.id),
    isBeingChanged(db, row.name),
  ]);
  const differences = (last?.differences ?? []).map(({ risk, text }) => ({ risk, text }));
  return {
    isBusy,
    isRunning,
    comparedAt: last?.comparedAt?.toISOString() ?? '',
    count: differences.length,
    risk: differences[0]?.risk ?? null,
    differences,
    problem: last?.problem ?? '',
    problemSince: last?.problemSince?.toISOString() ?? '',
    unseen: last?.unseen ?? [],
  };
}
