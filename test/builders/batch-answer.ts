import type { Answer, SeenRequest } from '../fakes/scripted-graph.ts';
import { fault } from '../fakes/scripted-graph.ts';

/** The answer to one item of a batch. */
export interface ItemAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: object;
}

/** Returns the answer to a batch, given the answers to its first items. */
export function batchAnswer(...items: ItemAnswer[]): Answer {
  const responses = items.map((item, id) => ({ id: String(id), ...item }));
  return { status: 200, headers: { 'request-id': 'batch' }, body: { responses } };
}

/** Returns the answer to an item that must be retried after `Retry-After`. */
export function throttledItem(retryAfter: string): ItemAnswer {
  const body = fault('TooManyRequests', 'Please retry again later.');
  return { status: 429, headers: { 'Retry-After': retryAfter }, body };
}

/** Returns the method and URL of every item of a batch. */
export function itemsOf({ body }: SeenRequest): string[] {
  const { requests } = JSON.parse(body) as { requests: { method: string; url: string }[] };
  return requests.map(({ method, url }) => `${method} ${url}`);
}
