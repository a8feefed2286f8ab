/** A tick looks at its share of the publications, so that an interval of watching has about this many ticks. */
const ticks = 15;

/** Returns the seconds between two ticks: a fifteenth of the interval, from a second to a minute. */
export function tickSeconds(watchMinutes: number): number {
  return Math.min(60, Math.max(1, Math.round((watchMinutes * 60) / ticks)));
}

/** Returns the milliseconds after which everything has been looked at once. */
export function intervalMs(watchMinutes: number): number {
  return watchMinutes * 60_000;
}

/** The least that a tick looks at, so that few publications are not spread more than needed. */
const least = 4;

/**
 * Returns how many publications a tick may look at: twice its share, so that it catches up after a standstill, without a
 * burst.
 */
export function mostAtOnce(watchMinutes: number, total: number): number {
  const perInterval = Math.max(1, intervalMs(watchMinutes) / (tickSeconds(watchMinutes) * 1000));
  return Math.max(least, Math.ceil((2 * total) / perInterval));
}
