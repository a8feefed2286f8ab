import { once, type EventEmitter } from 'node:events';
import { checkOutside } from '../../../src/service/outside/check-outside.ts';
import type { Deps } from '../../../src/service/model/deps.ts';
import type { RequestView } from '../../../src/service/model/view.ts';
import { findRequestView } from '../../../src/service/views/request-view.ts';

const patienceMs = 60_000;
const lookEveryMs = 500;

/** Starts the visits from outside; `ran` emits `outside` after each of them. */
export async function workOutside(deps: Deps, ran: EventEmitter, atOnce: number): Promise<void> {
  await deps.jobs.work('outside', atOnce, async (key) => {
    await checkOutside(deps, key, { isWaiting: true }).finally(() => ran.emit('outside'));
  });
}

/**
 * Waits until the addresses that a request has opened were visited from outside, and returns it as it is then.
 */
export async function untilLooked(deps: Deps, ran: EventEmitter, request: RequestView): Promise<RequestView> {
  if (request.state !== 'done') return request;
  for (const end = Date.now() + patienceMs; Date.now() < end;) {
    // Listens before it looks, so that it does not miss a visit that ends in between.
    const next = once(ran, 'outside', { signal: AbortSignal.timeout(lookEveryMs) }).catch(() => {});
    if (!(await isDue(deps, request.id))) break;
    await next;
  }
  return (await findRequestView(deps, request.id)) ?? request;
}

async function isDue({ db }: Deps, requestId: string): Promise<boolean> {
  const due = db.selectFrom('publication').select('id').where('outside_due', '=', requestId);
  return (await due.executeTakeFirst()) !== undefined;
}
