import type { ColumnType, GeneratedAlways } from 'kysely';

/**
 * Kind of an event. `planned-again` = the plan grew beyond what was approved and waits for approval again; `sent-back`
 * = the form must be corrected; `refused` = somebody's click or command was refused, with the reason; `undone` =
 * somebody pressed Undo, `undo-ended` = what the request did has been taken back.
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
  | 'tested'
  | 'bound'
  | 'unbound';

/** One line of the record of who did what; append-only. */
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
