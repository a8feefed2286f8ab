const everyMs = 15_000;
/** Clocks are put right by less than this all the time. */
const toleratedMs = 2_000;

/**
 * Calls `whileBehind` every 15 seconds from when the clock of the machine is set back until it has caught up: what the
 * job queue was to do at a time waits for that time, and its minutes have been used up already. Ends with the process,
 * or once `isOver`.
 */
export function watchClock(whileBehind: () => void, isOver: () => boolean): void {
  let latest = Date.now();
  const timer = setInterval(() => {
    if (isOver()) return clearInterval(timer);
    const now = Date.now();
    if (now < latest - toleratedMs) whileBehind();
    else latest = now;
  }, everyMs);
  timer.unref();
}
