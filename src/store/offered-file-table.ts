import type { ColumnType } from 'kysely';
import type { OptionalTime, Time } from './times.ts';

/** Where an accepted file goes, as Teams told it. */
export interface Upload {
  uploadUrl: string;
  contentUrl: string;
  uniqueId: string;
  name: string;
  /** It may be there already: an earlier process has begun to send it. Absent = none has. */
  isBegun?: true;
}

/** A report offered to a person as a file. */
export interface OfferedFileTable {
  id: string;
  conversation_id: string;
  /** Object id in lower case. */
  person_id: string;
  language: string;
  /** Set while it is to be made; null = not accepted, or over. */
  upload: ColumnType<Upload | null, string | null | undefined, string | null>;
  uploaded_at: OptionalTime;
  /** When it was declined, delivered or given up. */
  ended_at: OptionalTime;
  created_at: Time;
}
