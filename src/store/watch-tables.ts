import type { ColumnType } from 'kysely';
import type { Text } from '../language/sentence.ts';

type Time = ColumnType<Date, Date | undefined, Date>;
type OptionalTime = ColumnType<Date | null, undefined, Date | null>;

/** When a published publication is looked at again, in the tenant and from outside. */
export interface WatchTable {
  publication_id: string;
  look_at: Time;
  looked_at: OptionalTime;
  /** When it was last compared in full. */
  compared_at: OptionalTime;
  /** Digest of what the short look showed when it was last compared in full; `''` = never. */
  print: ColumnType<string, undefined, string>;
  /** Graph named one of its applications among those that changed. */
  is_moved: ColumnType<boolean, undefined, boolean>;
  visit_at: Time;
  visited_at: OptionalTime;
  /** Visits that ended without a live address, in a row. */
  visits: ColumnType<number, undefined, number>;
}

/** What is watched; `day` = what goes on being wrong, told once a day. Stored; never renamed. */
export type WatchedKind =
  | 'drift'
  | 'group'
  | 'outside'
  | 'certificate'
  | 'credential'
  | 'permissions'
  | 'connection'
  | 'approvers'
  | 'day';

/** What belongs to a told state. */
interface WatchedData {
  /** What is said once a day while it goes on; absent = nothing. */
  line?: Text;
  /** What the next look compares with, such as the connectors of a group. */
  facts?: unknown;
}

/** The state last told of one thing that is watched, and the one that may follow it. */
export interface WatchedTable {
  kind: WatchedKind;
  /** Id of the publication or connector group, host, or `''`. */
  about: string;
  /** Any text; another one is another state. */
  state: ColumnType<string, string | undefined, string>;
  is_wrong: ColumnType<boolean, boolean | undefined, boolean>;
  since: Time;
  data: ColumnType<WatchedData, string | undefined, string>;
  /** Another state that was seen lately, and how often in a row. */
  seen: ColumnType<string, string | undefined, string>;
  seen_times: ColumnType<number, number | undefined, number>;
  /** How often its state has changed without an hour of peace in between. */
  told_times: ColumnType<number, number | undefined, number>;
  told_at: OptionalTime;
}
