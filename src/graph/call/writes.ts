import { AsyncLocalStorage } from 'node:async_hooks';

const collecting = new AsyncLocalStorage<string[]>();

/** Runs `work` and puts Graph's `request-id` of every write that was answered meanwhile into `requestIds`. */
export function withRequestIds<T>(requestIds: string[], work: () => Promise<T>): Promise<T> {
  return collecting.run(requestIds, work);
}

/** Notes the id of an answered write for whoever collects. */
export function noteWrite(method: string, requestId: string | null): void {
  if (method !== 'GET' && requestId) collecting.getStore()?.push(requestId);
}
