import type { ColumnType } from 'kysely';
import type { OptionalTime, Time } from './times.ts';

/** An application of the tenant as it was last read: a published one, or one that has just moved. */
export interface PublishedTable {
  application_id: string;
  app_id: ColumnType<string, string | undefined, string>;
  display_name: ColumnType<string, string | undefined, string>;
  /** How it is published, as far as it is looked for; null = it is not, or has not been read yet. */
  publishing: ColumnType<unknown, string | null | undefined, string | null>;
  /** Its URLs in the form in which they are compared, and the domain of the external one; `''` = none. */
  internal_key: ColumnType<string, string | undefined, string>;
  external_key: ColumnType<string, string | undefined, string>;
  domain: ColumnType<string, string | undefined, string>;
  /** How often it has moved: what was read before it moved again does not count. */
  moves: ColumnType<number, number | undefined, number>;
  moved_at: Time;
  read_at: OptionalTime;
  /** It is read again from then on; null = only in its turn. */
  due_at: OptionalTime;
}

/** About all of them, in one row, which is there once they were listed. */
export interface PublishedListingTable {
  id: string;
  /** When all that are published were listed last; null = they must be. */
  listed_at: OptionalTime;
  /** How many of them are known. */
  known: ColumnType<number, number | undefined, never>;
}
