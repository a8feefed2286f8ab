import type { ColumnType } from 'kysely';
import type { OptionalTime } from './times.ts';

/** The last comparison of a publication with its tenant; it counts for one revision of what was approved. */
export interface ComparisonTable {
  publication_id: string;
  revision: number;
  /** Since when somebody waits for a new one; null = nobody does. */
  wanted_at: OptionalTime;
  /** When it last succeeded; null = never for this revision. */
  compared_at: OptionalTime;
  differences: ColumnType<unknown, string, string>;
  unseen: ColumnType<unknown, string, string>;
  /** Why it could not be compared since then; null = the last attempt succeeded. */
  problem: ColumnType<unknown, string | null, string | null>;
  problem_since: OptionalTime;
}
