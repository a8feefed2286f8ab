/** A cached copy of something slow to read. */
export interface Kept<T> {
  /**
   * Returns the cached value while it is fresh, else reads it now; concurrent callers share one read. Throws what the
   * read throws.
   */
  read(): Promise<T>;
  /** Returns the last value read, however old; null before the first successful read. */
  last(): T | null;
}

/**
 * Caches the result of `readNow` for `freshSeconds(value)` seconds, by the monotonic clock. Failures are not cached.
 */
export function keep<T>(readNow: () => Promise<T>, freshSeconds: (value: T) => number): Kept<T> {
  let last: { value: T; at: number } | null = null;
  let reading: Promise<T> | null = null;
  const readAndKeep = async () => {
    const value = await readNow();
    last = { value, at: performance.now() };
    return value;
  };
  return {
    last: () => last?.value ?? null,
    read: async () => {
      if (last && performance.now() - last.at < freshSeconds(last.value) * 1000) return last.value;
      reading ??= readAndKeep().finally(() => (reading = null));
      return reading;
    },
  };
}
