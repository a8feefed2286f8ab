import type { ColumnType, GeneratedAlways } from 'kysely';

/** How an attempt to create an application ended; `''` = nobody knows, `lost` = it was never found. */
export type CreationOutcome = '' | 'made' | 'refused' | 'removed' | 'lost';

/** One attempt to create an application, under a name that nobody else can know before it exists. */
export interface CreationTable {
  id: GeneratedAlways<string>;
  request_id: string;
  publication_id: string;
  role: 'hub' | 'auth';
  /** The secret part of the temporary name. Never shown or logged. */
  nonce: string;
  outcome: ColumnType<CreationOutcome, undefined, CreationOutcome>;
  /** What came of it; `''` = not known. */
  application_id: ColumnType<string, undefined, string>;
  /** So many milliseconds it was looked for in vain by its request. */
  waited_ms: ColumnType<number, undefined, number>;
  /** How often the sweep has looked for it, and when it does so next. */
  looks: ColumnType<number, undefined, number>;
  look_at: ColumnType<Date, undefined, Date>;
  created_at: ColumnType<Date, undefined, never>;
}
