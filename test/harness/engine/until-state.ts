import assert from 'node:assert/strict';
import { once, type EventEmitter } from 'node:events';
import { english } from '../../../src/language/say.ts';
import type { Deps } from '../../../src/service/model/deps.ts';
import type { RequestView } from '../../../src/service/model/view.ts';
import { findRequestView } from '../../../src/service/views/request-view.ts';

const patienceMs = 120_000;
/** How often to look anyway: in some tests other workers do the work, and those do not emit on `ran`. */
const lookEveryMs = 500;

/** Waits up to two minutes for one of the states. `ran` emits a request's id when a job has worked on it. */
export async function untilState(
  deps: Deps,
  ran: EventEmitter,
  id: string,
  states: readonly RequestView['state'][],
): Promise<RequestView> {
  for (const end = Date.now() + patienceMs; Date.now() < end;) {
    // Listens before it looks, so that it does not miss a job that ends in between.
    const next = once(ran, id, { signal: AbortSignal.timeout(lookEveryMs) }).catch(() => {});
    const view = (await isIn(deps, id, states)) ? await findRequestView(deps, id) : null;
    if (view && states.includes(view.state)) return view;
    await next;
  }
  const view = await findRequestView(deps, id);
  return assert.fail(
    `Request is ${view?.state}: ${english(view?.waitingFor ?? '')} ${JSON.stringify(view?.problem)}`,
  );
}

/** Uses one small query. The whole view takes ten, which would be most of the work when there are many requests. */
async function isIn({ db }: Deps, id: string, states: readonly string[]): Promise<boolean> {
  const row = await db.selectFrom('request').select('state').where('id', '=', id).executeTakeFirst();
  return row !== undefined && states.includes(row.state);
}
