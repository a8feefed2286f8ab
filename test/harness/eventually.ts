import { setTimeout as sleep } from 'node:timers/promises';

/** Checks again and again until the check passes; throws its last error after so many seconds. */
export async function eventually(check: () => Promise<void>, seconds: number): Promise<void> {
  for (const end = performance.now() + seconds * 1000; ; await sleep(100))
    try {
      return await check();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
}
