import assert from 'node:assert/strict';
import { once, type EventEmitter } from 'node:events';
import { english } from '../../../src/language/say.ts';
import type { Deps } from '../../../src/service/model/deps.ts';
import type { RequestView } from '../../../src/service/model/view.ts';
import { findRequestView } from '../../../src/service/views/request-view.ts';

const patienceMs = 120_000;
/** Some tests have the work done by other workers than ours, which do not say when they have ended. */
const lookEveryMs = 500;

/** A request as soon as it is in one of the states: two minutes. `ran` says by the id of a request that a job has worked on it. */
export async function untilState(
  deps: Deps,
  ran: EventEmitter,
  id: string,
  states: readonly RequestView['state'][],
): Promise<RequestView> {
  for (const end = Date.now() + patienceMs; Date.now() < end;) {
    // Listens before it looks, so as not to miss a job that ends meanwhile.
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

/** One small query: the whole view takes ten, and with many requests looking is most of the work. */
async function isIn({ db }: Deps, id: string, states: readonly string[]): Promise<boolean> {
  const row = await db.selectFrom('request').select('state').where('id', '=', id).executeTakeFirst();
  return row !== undefined && states.includes(row.state);
}
