/** Milliseconds since a stored time; 0 when it lies ahead, because the clock was set back since. */
export function ageMs(time: Date): number {
  return Math.max(0, Date.now() - time.getTime());
}

/**
 * Whether a stored time is less than so many milliseconds ago. A time ahead is not: the clock was set back since, and
 * nothing must wait until it has caught up.
 */
export function isWithin(time: Date, milliseconds: number): boolean {
  const age = Date.now() - time.getTime();
  return age >= 0 && age < milliseconds;
}

/** Whether a time that was set at most so many milliseconds ahead is still to come; further ahead, the clock was set back. */
export function isAhead(time: Date, mostMilliseconds: number): boolean {
  const left = time.getTime() - Date.now();
  return left > 0 && left <= mostMilliseconds;
}
