import { isBeingChanged } from '../../store/comparisons.ts';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  findOutsideChecks,
  setOutsideChecks,
  setOutsideDue,
  setOutsideOf,
  type OutsideCheckRow,
} from '../../store/outside-checks.ts';
import { findPublicationById } from '../../store/publications.ts';
import { wakeConversations } from '../conversations/ask-notice.ts';
import { touchNews } from '../conversations/news.ts';
import type { Deps } from '../model/deps.ts';
import type { Desired } from '../model/publication/desired.ts';
import type { OutsideCheck } from '../model/publication/outside.ts';
import type { Trx } from '../../store/db.ts';
import { storedDesired } from '../model/request/stored.ts';
import { lastOutside } from './last-outside.ts';
import { lookFromOutside, type Looked } from './look.ts';
import { saidOf } from './said-of.ts';

/**
 * Visits the addresses of a publication from outside and stores what that showed. Cards that show it are brought up to
 * date if it has changed, or in any case if somebody `isWaiting` or a request has just opened them: then its cards show it
 * from now on. A publication that is not published, or is just being
 * changed, is left alone; what was seen of it last is returned.
 */
export async function checkOutside(
  deps: Deps,
  publicationId: string,
  { isWaiting = false }: { isWaiting?: boolean } = {},
): Promise<OutsideCheck[]> {
  const row = await findPublicationById(deps.db, publicationId);
  if (row?.state !== 'published' || (await isBeingChanged(deps.db, row.name)))
    return lastOutside(deps.db, publicationId);
  const desired = storedDesired(row);
  const last = await findOutsideChecks(deps.db, publicationId);
  const opener = row.outside_due;
  const known = opener
    ? { known: [], openedAt: new Date(), before: last }
    : { known: last, openedAt: row.published_at ?? row.created_at };
  const readers = { graph: deps.graphFor(randomUUID()), asApprover: null };
  const looked = await lookFromOutside(deps, readers, desired, known);
  await deps.db.transaction().execute(async (trx) => {
    const now = await findPublicationById(trx, publicationId);
    // What was looked for may have been changed, or taken down, meanwhile.
    const isOld = now?.state !== 'published' || now.revision !== row.revision || now.outside_due !== opener;
    if (isOld || (await isBeingChanged(trx, row.name))) return;
    const requestId = opener ?? last[0]?.request_id ?? '';
    await store(trx, desired, looked, requestId);
    if (opener) await setOutsideDue(trx, publicationId, null);
    if (!opener && !isWaiting && !isNews(last, looked)) return;
    await touchNews(deps, trx, 'status', publicationId);
    if (requestId) {
      await showOn(trx, desired, requestId);
      await wakeConversations(deps, trx, requestId);
    }
  });
  return lastOutside(deps.db, publicationId);
}

async function store(
  trx: Trx,
  desired: Desired,
  looked: readonly Looked[],
  requestId: string,
): Promise<void> {
  const rows = looked.map((one) => ({ ...one, request_id: requestId }));
  await setOutsideChecks(trx, desired.publicationId, rows);
}

async function showOn(trx: Trx, desired: Desired, requestId: string): Promise<void> {
  await setOutsideOf(trx, requestId, await saidOf(trx, desired));
}

/** Whether people would be told something else: the times of the visits do not count. */
function isNews(known: readonly OutsideCheckRow[], looked: readonly Looked[]): boolean {
  return !looked.every(({ role, state, findings }) => {
    const last = known.find((one) => one.role === role);
    return last?.state === state && isDeepStrictEqual(last.findings, JSON.parse(findings));
  });
}
