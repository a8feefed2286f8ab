import { AsyncLocalStorage } from 'node:async_hooks';

const collecting = new AsyncLocalStorage<string[]>();

/** Runs `work` and adds the `request-id` of every write that Graph answers meanwhile to `requestIds`. */
export function withRequestIds<T>(requestIds: string[], work: () => Promise<T>): Promise<T> {
  return collecting.run(requestIds, work);
}

/** Records the id of an answered write for an enclosing withRequestIds. */
export function noteWrite(method: string, requestId: string | null): void {
  if (method !== 'GET' && requestId) collecting.getStore()?.push(requestId);
}
