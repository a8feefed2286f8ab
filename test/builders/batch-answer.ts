import type { Answer, SeenRequest } from '../fakes/scripted-graph.ts';
import { fault } from '../fakes/scripted-graph.ts';

/** How one item of a batch is answered. */
export interface ItemAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: object;
}

/** The answer of a batch to its first items. */
export function batchAnswer(...items: ItemAnswer[]): Answer {
  const responses = items.map((item, id) => ({ id: String(id), ...item }));
  return { status: 200, headers: { 'request-id': 'batch' }, body: { responses } };
}

/** An item that has to come again after a `Retry-After`. */
export function throttledItem(retryAfter: string): ItemAnswer {
  const body = fault('TooManyRequests', 'Please retry again later.');
  return { status: 429, headers: { 'Retry-After': retryAfter }, body };
}

/** Method and URL of every item of a batch. */
export function itemsOf({ body }: SeenRequest): string[] {
  const { requests } = JSON.parse(body) as { requests: { method: string; url: string }[] };
  return requests.map(({ method, url }) => `${method} ${url}`);
}
