/** A copy of something that takes a while to read. */
export interface Kept<T> {
  /** What was read a while ago at most, or is read now; concurrent readers share one reading. Throws what reading throws. */
  read(): Promise<T>;
  /** What was read last, however long ago; null before the first success. */
  last(): T | null;
}

/** Keeps what `readNow` gives for as many seconds as `freshSeconds` says of it, whatever the clock of the machine is set
 * to. A failure is not kept. */
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
