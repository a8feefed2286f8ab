import type { Text } from '../../../language/sentence.ts';

/** The parts that somebody who opens a publication passes, in order; the last two are Qlik Sense. */
export const wayParts = ['people', 'entra', 'proxy', 'connectors', 'hub', 'auth'] as const;

export type WayPart = (typeof wayParts)[number];

/** How a part is: the worst comes first. `unsure` = it may be wrong; `unseen` = it cannot be seen from here. */
export const wayStates = ['wrong', 'unsure', 'fine', 'unseen'] as const;

export type WayState = (typeof wayStates)[number];

/** What one look showed of a part. */
export interface Sight {
  part: WayPart;
  state: Exclude<WayState, 'unseen'>;
  /** ISO date in UTC; `''` = not known. */
  at: string;
  /** A few words that follow the state; absent = the state says it. */
  note?: Text;
}

/** How each part of the way into a publication is, by what is stored. */
export interface WayView {
  parts: { part: WayPart; state: WayState; note: Text }[];
  /** When the oldest look was made that this rests on, an ISO date in UTC; `''` = there was none. */
  oldestAt: string;
}
