import type { ColumnType, Generated } from 'kysely';
import type { MessageTable } from './message-table.ts';
import type { NewsKind } from './news-kinds.ts';
import type { OptionalTime } from './times.ts';

/** A card that belongs to no request, in one conversation; it is due while `sent_revision` is behind `revision`. */
export interface NewsTable extends MessageTable {
  /** The same for everything that was told at once, which each conversation hears once. */
  told_id: string;
  kind: NewsKind;
  /** Id of the publication it is about; `''` = none. */
  about: string;
  /** Null = there is no place for it yet. */
  conversation_id: string | null;
  /** What the card needs beside what it reads when it is sent. */
  data: ColumnType<unknown, string, string>;
  /** Language of the person it answered; `''` = that of the conversation. */
  language: ColumnType<string, string | undefined, string>;
  revision: Generated<number>;
  /** Since when it is not kept up to date and has no buttons; null = it goes on. */
  ended_at: OptionalTime;
}
