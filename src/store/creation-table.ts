import type { ColumnType, GeneratedAlways } from 'kysely';

/** How an attempt to create an application ended; `''` = unknown, `lost` = the application was never found. */
export type CreationOutcome = '' | 'made' | 'refused' | 'removed' | 'lost';

/** One attempt to create an application, under a name that nobody can guess beforehand. */
export interface CreationTable {
  id: GeneratedAlways<string>;
  request_id: string;
  publication_id: string;
  role: 'hub' | 'auth';
  /** The secret part of the temporary name. Never show or log it. */
  nonce: string;
  outcome: ColumnType<CreationOutcome, undefined, CreationOutcome>;
  /** Object id of the created application; `''` = unknown. */
  application_id: ColumnType<string, undefined, string>;
  /** Milliseconds that its request has spent looking for it in vain. */
  waited_ms: ColumnType<number, undefined, number>;
  /** How often the sweep has looked for it; `look_at` is when it does so next. */
  looks: ColumnType<number, undefined, number>;
  look_at: ColumnType<Date, undefined, Date>;
  created_at: ColumnType<Date, undefined, never>;
}
