import type { Time } from './times.ts';

/** A message with an unsent form. `channel_id` is the conversation id without a thread. */
export interface FormCardTable {
  channel_id: string;
  activity_id: string;
  /** Object id of the person whose form it is. */
  person_id: string;
  posted_at: Time;
}
