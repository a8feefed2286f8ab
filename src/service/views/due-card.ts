import type { Outbox } from '../../store/outbox.ts';
import type { MessageTable } from '../../store/message-table.ts';
import type { Selectable } from 'kysely';

/** A card that is out of date in a conversation. `activityId` is the message to update; `''` = post a new one. */
export interface DueCard {
  outbox: Outbox;
  id: string;
  conversationId: string;
  activityId: string;
  /** The revision of what it shows. */
  revision: number;
  /** Digest of the last card sent; if the new card's digest is equal, there is nothing to send. */
  sentDigest: string;
  /** When a card was last sent; null = never. */
  sentAt: Date | null;
  /**
   * Do not post before this time, because the message may exist although Teams did not confirm it; null = post at once.
   */
  unsureUntil: Date | null;
  unsureTimes: number;
  /** Do not send before this time, because Teams would not take it; null = at once. */
  heldUntil: Date | null;
  /** How often in a row, and since when, Teams has not taken it. */
  heldTimes: number;
  heldSince: Date | null;
}

/** What every outbox stores of a card. */
type Stored = Omit<DueCard, 'outbox' | 'conversationId' | 'revision'>;

/** A due card before anything is read of what it shows: many may wait, and the first is sent before the others are read. */
export interface Waiting<Due> extends Stored {
  /** Whether it changes a message about something that goes on: all others go first. */
  isProgress: boolean;
  /** Reads it as it is now; null = there is nothing for the readers of the conversation. */
  read(): Promise<Due | null>;
}

/** Reads what every outbox stores of a card. */
export function dueCard(row: Selectable<MessageTable>): Stored {
  return {
    id: row.id,
    activityId: row.is_posted ? (row.activity_ids.at(-1) ?? '') : '',
    sentDigest: row.sent_digest,
    sentAt: row.sent_at,
    unsureUntil: row.unsure_until,
    unsureTimes: row.unsure_times,
    heldUntil: row.held_until,
    heldTimes: row.held_times,
    heldSince: row.held_since,
  };
}
