/** Milliseconds since a stored time; 0 when it lies ahead, because the clock was set back since. */
export function ageMs(time: Date): number {
  return Math.max(0, Date.now() - time.getTime());
}
