import { setTimeout as sleep } from 'node:timers/promises';

/** Repeats a check until it passes, and returns what it returns. Throws its last error after `seconds`. */
export async function eventually<T>(check: () => Promise<T>, seconds: number): Promise<T> {
  for (const end = performance.now() + seconds * 1000; ; await sleep(100))
    try {
      return await check();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
}
