import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../log.ts';

/** Teams expects an answer to a click within three seconds. */
const mostMilliseconds = 1500;

/** Returns the answer if it arrives within 1.5 s, else `otherwise`; for details a card can do without. Never throws. */
export async function inTime<T>(log: Log, what: string, answer: Promise<T>, otherwise: T): Promise<T> {
  const tooLate = sleep(mostMilliseconds, otherwise, { ref: false });
  return Promise.race([answer, tooLate]).catch((error: unknown) => {
    log.warn({ err: error, what }, 'Done without');
    return otherwise;
  });
}
