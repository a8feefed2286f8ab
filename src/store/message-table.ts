import type { ColumnType } from 'kysely';
import type { OptionalTime, Time } from './times.ts';

/** The columns of a card that is sent to a conversation until it arrives, and is kept up to date there. */
export interface MessageTable {
  id: string;
  /** Every message of the card; the last one is kept up to date. */
  activity_ids: ColumnType<string[], string | undefined, string>;
  /** Older messages of the card that still have its buttons. */
  stale_ids: ColumnType<string[], string | undefined, string>;
  is_posted: ColumnType<boolean, boolean | undefined, boolean>;
  sent_revision: ColumnType<number, number | undefined, number>;
  sent_digest: ColumnType<string, string | undefined, string>;
  sent_at: OptionalTime;
  /** Set after an unclear response to a new message, which is not posted again before this time. */
  unsure_until: OptionalTime;
  /** Number of messages that may exist but whose id is not in `activity_ids`. */
  unsure_times: ColumnType<number, number | undefined, number>;
  /** Since when, how often and until when a message that Teams refused or could not take waits. */
  held_since: OptionalTime;
  held_times: ColumnType<number, number | undefined, number>;
  held_until: OptionalTime;
  created_at: Time;
}
