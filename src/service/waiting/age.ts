/** Milliseconds since a stored time; 0 if that time is in the future because the clock has been set back. */
export function ageMs(time: Date): number {
  return Math.max(0, Date.now() - time.getTime());
}

/**
 * Whether a stored time is less than `milliseconds` ago. False for a time in the future: the clock has been set back,
 * and nothing must wait for it to catch up.
 */
export function isWithin(time: Date, milliseconds: number): boolean {
  const age = Date.now() - time.getTime();
  return age >= 0 && age < milliseconds;
}

/**
 * Whether a time is in the future, by `mostMilliseconds` at most; further ahead means that the clock has been set back.
 */
export function isAhead(time: Date, mostMilliseconds: number): boolean {
  const left = time.getTime() - Date.now();
  return left > 0 && left <= mostMilliseconds;
}
