import { setTimeout as sleep } from 'node:timers/promises';

/** A second in all, and short at first: most of what is looked for is there a moment later. */
const pausesMs = [10, 20, 40, 80, 150, 300, 400];

/**
 * Looks until it is enough, for about a second: for what may be recorded a moment from now, such as the id of a message
 * that was just posted. Returns what was seen last.
 */
export async function lookAgain<T>(look: () => Promise<T>, isEnough: (seen: T) => boolean): Promise<T> {
  let seen = await look();
  for (const pauseMs of pausesMs) {
    if (isEnough(seen)) break;
    await sleep(pauseMs);
    seen = await look();
  }
  return seen;
}
