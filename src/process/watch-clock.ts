const everyMs = 15_000;
/** Time synchronisation regularly makes smaller corrections. */
const toleratedMs = 2_000;

/**
 * Calls `whileBehind` every 15 seconds after the system clock was set back until it has caught up, because scheduled
 * jobs would otherwise wait for their original time. Ends with the process or once `isOver` returns true.
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
