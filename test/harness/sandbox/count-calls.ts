import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** Counts the HTTP calls of this process while `work` runs. */
export async function countCalls(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const note = () => void count++;
  // https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md
  subscribe('undici:request:create', note);
  try {
    await work();
  } finally {
    unsubscribe('undici:request:create', note);
  }
  return count;
}
