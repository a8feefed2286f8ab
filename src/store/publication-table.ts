import type { ColumnType, Generated } from 'kysely';
import type { OptionalTime, Time } from './times.ts';

export interface PublicationTable {
  id: string;
  name: string;
  /** `removed` = no longer ours, and its name is free. */
  state: 'publishing' | 'published' | 'failed' | 'unpublished' | 'removed';
  revision: Generated<number>;
  desired: ColumnType<unknown, string, string>;
  request_id: string;
  published_at: OptionalTime;
  unpublished_at: OptionalTime;
  created_at: Time;
  updated_at: Time;
  /** Which round of tests it is in; its testers are asked in each. 0 = published before they were asked. */
  test_round: ColumnType<number, number | undefined, number>;
  /** The request whose testers are yet to be asked; null = all that can be have been. */
  test_due: ColumnType<string | null, string | null | undefined, string | null>;
  /** The request whose addresses are yet to be visited from outside; null = they have been. */
  outside_due: ColumnType<string | null, string | null | undefined, string | null>;
}
