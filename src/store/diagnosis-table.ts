import type { ColumnType } from 'kysely';
import type { OptionalTime } from './times.ts';

/** The last diagnosis of a publication. */
export interface DiagnosisTable {
  publication_id: string;
  /** Since when another one is wanted; null = none is. */
  wanted_at: OptionalTime;
  diagnosed_at: OptionalTime;
  /** What it found; null = there was none yet. */
  result: ColumnType<unknown, string | null | undefined, string | null>;
}
