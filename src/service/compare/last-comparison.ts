import { findComparison, type ComparisonRow } from '../../store/comparisons.ts';
import type { Db } from '../../store/db.ts';
import type { Text } from '../../language/sentence.ts';
import type { Comparison, Difference } from '../model/publication/comparison.ts';

/**
 * Returns the last comparison of a publication with its tenant; null = it is not published, or what is approved now was
 * not compared yet. Reads only the store.
 */
export async function lastComparison(db: Db, publicationId: string): Promise<Comparison | null> {
  const row = await findComparison(db, publicationId);
  return row ? storedComparison(row) : null;
}

/** The JSON documents of a row with their types; only this room writes them. */
function storedComparison(row: ComparisonRow): Comparison {
  return {
    publicationId: row.publication_id,
    revision: row.revision,
    comparedAt: row.compared_at,
    differences: row.differences as Difference[],
    problem: (row.problem ?? '') as Text,
    problemSince: row.problem_since,
    unseen: row.unseen as Text[],
  };
}
