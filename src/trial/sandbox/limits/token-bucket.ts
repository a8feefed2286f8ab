/** A bucket that refills evenly and is drained by the cost of calls. */
export interface TokenBucket {
  /** Returns the seconds until the cost can be taken; 0 = now. Once it is above 0, every call waits that long. */
  wait(cost: number): number;
  take(cost: number): void;
  /** Returns the used share of the capacity, from 0 to 1. */
  used(): number;
}

/** Creates a full bucket. An empty one refills in `seconds`; `now` returns milliseconds. */
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
      // Graph makes clients wait for seconds, not just until the next token. Wait until at least a tenth is refilled.
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
