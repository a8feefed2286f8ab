import type { ColumnType } from 'kysely';

/** How many publications were in which state, as last seen on a day. */
export interface DailyCountTable {
  /** A date in UTC, `2026-11-26`. */
  day: ColumnType<string, string, never>;
  counts: ColumnType<unknown, string, string>;
}
