import type { ColumnType, GeneratedAlways } from 'kysely';
import type { Seen } from './seen.ts';
import type { Time } from './times.ts';

/** A person who is asked whether a publication works, once for each round of tests. */
export interface TestAskTable {
  publication_id: string;
  round: number;
  person_id: string;
  person_name: string;
  /** The request after which the question was due. */
  request_id: string;
  /** Where the person was asked; `''` = their chat is not known yet. */
  conversation_id: ColumnType<string, string | undefined, string>;
  asked_at: Time;
  /** Another round has begun since; a trigger keeps it so. */
  is_over: ColumnType<boolean, never, never>;
}

/** One answer of a tester; a later one of the same person and round replaces it, and it is kept. */
export interface TestReportTable {
  id: GeneratedAlways<string>;
  publication_id: string;
  round: number;
  person_id: string;
  person_name: string;
  seen: Seen;
  /** An error code or transaction id; `''` = none. */
  detail: string;
  /** The likely cause as it was worked out then; null = none. */
  advice: ColumnType<unknown, string | null, string | null>;
  /** The click that brought it; a repeated delivery has the same. */
  activity_id: string;
  at: Time;
  /** Another round has begun since; a trigger keeps it so. */
  is_over: ColumnType<boolean, never, never>;
}
