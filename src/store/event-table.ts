import type { ColumnType, GeneratedAlways } from 'kysely';

/**
 * What an event tells. `planned-again` = what was approved is not all any more, so that it waits for approval again;
 * `sent-back` = the form must be corrected; `refused` = a click or a command of somebody, with the reason; `undone` =
 * somebody pressed Undo, `undo-ended` = what the request did is taken back.
 */
export type EventKind =
  | 'asked'
  | 'planned'
  | 'planned-again'
  | 'sent-back'
  | 'approved'
  | 'rejected'
  | 'refused'
  | 'approval-ended'
  | 'taken-over'
  | 'retried'
  | 'undone'
  | 'undo-ended'
  | 'withdrawn'
  | 'expired'
  | 'failed'
  | 'done'
  | 'accepted'
  | 'bound'
  | 'unbound';

/** One line of the record of who did what; rows are only added. */
export interface EventTable {
  id: GeneratedAlways<string>;
  at: ColumnType<Date, never, never>;
  kind: ColumnType<EventKind, EventKind, never>;
  request_id: ColumnType<string | null, string | null, never>;
  name: ColumnType<string, string, never>;
  actor_id: ColumnType<string, string, never>;
  actor_name: ColumnType<string, string, never>;
  details: ColumnType<Record<string, unknown>, string, never>;
}
