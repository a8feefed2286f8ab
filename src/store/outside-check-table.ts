import type { ColumnType } from 'kysely';
import type { OptionalTime, Time } from './times.ts';

/** What a visit from outside says of an address. */
export type OutsideState = 'verified' | 'settling' | 'wrong' | 'alarm' | 'unchecked';

/** The last visit from outside of one application's address. */
export interface OutsideCheckTable {
  publication_id: string;
  role: 'hub' | 'auth';
  state: OutsideState;
  /** Since when it has been in this state. */
  since: Time;
  checked_at: Time;
  findings: ColumnType<unknown, string, string>;
  /** What was looked for: another address, application or way to sign in begins anew. */
  wanted: string;
  /** When what is looked for was published or changed, and whether it has been verified since; null = never. */
  opened_at: Time;
  verified_at: OptionalTime;
  /** The request that opened the address, whose cards show the check; `''` = an older version opened it. */
  request_id: ColumnType<string, string | undefined, string>;
}
