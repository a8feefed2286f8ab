import type { ColumnType } from 'kysely';
import type { OptionalTime } from './times.ts';

/** What was read last of the Qlik Sense site; at most one row. */
export interface QlikSiteTable {
  id: 'site';
  /** Where its Repository Service is. */
  url: string;
  /** Null = the bot has changed it since it was read. */
  site: ColumnType<unknown, string | null, string | null>;
  /** When reading it began. */
  read_at: OptionalTime;
  /** When the bot last wrote to it. */
  changed_at: OptionalTime;
}
