/** A bucket that fills up evenly and is emptied by what calls cost. */
export interface TokenBucket {
  /** Seconds until the cost can be taken; 0 = now. Once it is more than 0, every call waits as long. */
  wait(cost: number): number;
  take(cost: number): void;
  /** How much of the capacity is taken, from 0 to 1. */
  used(): number;
}

/** A full bucket. `seconds` is how long an empty one takes to fill up; `now` tells milliseconds. */
export function createTokenBucket(options: {
  capacity: number;
  seconds: number;
  now: () => number;
}): TokenBucket {
  const { capacity, seconds, now } = options;
  const perMs = capacity / (seconds * 1000);
  let tokens = capacity;
  let filledAt = now();
  let closedUntil = -Infinity;

  const fill = () => {
    const time = now();
    tokens = Math.min(capacity, tokens + (time - filledAt) * perMs);
    filledAt = time;
    return time;
  };
  return {
    wait(cost) {
      const time = fill();
      // Graph sends callers away for seconds, not until the very next token: a tenth of the capacity is a round worth coming back for.
      if (time >= closedUntil && tokens < cost) closedUntil = time + Math.max(cost, capacity / 10) / perMs;
      return Math.max(0, (closedUntil - time) / 1000);
    },
    take: (cost) => void (tokens -= cost),
    used() {
      fill();
      return 1 - tokens / capacity;
    },
  };
}
