import type { ColumnType } from 'kysely';
import type { Time } from './times.ts';

/** Messages already taken up: Teams delivers one again if the response took too long. */
export interface DeliveryTable {
  conversation_id: string;
  activity_id: string;
  received_at: Time;
  /** Until when a handler holds it; null = it was handled. */
  leased_until: ColumnType<Date | null, Date | null | undefined, Date | null>;
}
