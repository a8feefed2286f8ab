import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../log.ts';

/** A click is answered within three seconds. */
const mostMilliseconds = 1500;

/** What only makes a card nicer: the answer if it comes soon, else `otherwise`. Never throws. */
export async function inTime<T>(log: Log, what: string, answer: Promise<T>, otherwise: T): Promise<T> {
  const tooLate = sleep(mostMilliseconds, otherwise, { ref: false });
  return Promise.race([answer, tooLate]).catch((error: unknown) => {
    log.warn({ err: error, what }, 'Done without');
    return otherwise;
  });
}
