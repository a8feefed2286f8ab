import { setNotPosted, setPosting, setSent, setSkipped, setUnsure } from '../../store/outbox.ts';
import { lockRequestById } from '../../store/requests.ts';
import { wakeSweep } from '../conversations/ask-notice.ts';
import { updateAsking } from '../conversations/asking.ts';
import { wakeLater } from '../conversations/wake-later.ts';
import type { Deps } from '../model/deps.ts';
import { isAhead } from '../waiting/age.ts';
import type { DueCard } from './due-card.ts';
import type { DueNews } from './due-news.ts';
import type { DueNotice } from './notices.ts';

/** A card of either outbox. */
export type Due = DueNotice | DueNews;

/** Records that a new message is about to be posted. */
export async function cardPosting(deps: Deps, { outbox, id }: DueCard): Promise<void> {
  await setPosting(deps.db, outbox, id);
}

/** Records that the new message was certainly not posted. */
export async function cardNotPosted(deps: Deps, { outbox, id }: DueCard): Promise<void> {
  await setNotPosted(deps.db, outbox, id);
}

/** Records that there is nothing to show of this revision. */
export async function cardSkipped(deps: Deps, { outbox, id, revision }: DueCard): Promise<void> {
  await setSkipped(deps.db, outbox, id, revision);
}

/** Records that a card is up to date; `newActivityId` if it was posted as a new message. */
export async function cardSent(deps: Deps, due: Due, digest: string, newActivityId?: string): Promise<void> {
  const sent = { revision: due.revision, digest, ...(newActivityId && { newActivityId }) };
  if (due.outbox === 'news' || due.kind !== 'approval' || !newActivityId)
    return setSent(deps.db, due.outbox, due.id, sent);
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequestById(trx, due.request.id);
    await setSent(trx, 'notice', due.id, sent);
    if (row) await updateAsking(deps, trx, row);
  });
}

/** Records that this card cannot be sent; the next one is tried when what it shows moves on. */
export async function cardRefused(deps: Deps, due: Due): Promise<void> {
  if (due.outbox === 'news') return cardSkipped(deps, due);
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequestById(trx, due.request.id);
    await setSkipped(trx, 'notice', due.id, due.revision);
    if (!row || due.kind !== 'approval') return;
    const revision = await updateAsking(deps, trx, row);
    await wakeSweep(deps, trx);
    // That nobody could be asked is no reason to try the same card again.
    if (row.revision === due.revision) await setSkipped(trx, 'notice', due.id, revision);
  });
}

/** Whether a message may exist already, so that it must not be posted again yet. */
export function isUnsure({
  unsureUntil,
  unsureTimes,
}: Pick<DueCard, 'unsureUntil' | 'unsureTimes'>): boolean {
  return unsureUntil !== null && isAhead(unsureUntil, waitOf(unsureTimes - 1) * 1000 + skewMs);
}

/** How far the clocks of two instances may differ. */
const skewMs = 60_000;

/** The first wait is short for a reader, yet long enough for a click on the message; each further one is longer. */
const unsureSeconds = [10, 60, 600, 3600];

/**
 * Records that the message may exist although Teams gave no clear answer, and wakes the conversation later. A click on
 * the message in the meantime proves that it exists; otherwise it is posted again. Two cards are better than none.
 */
export async function cardUnsure(deps: Deps, due: DueCard): Promise<void> {
  const seconds = waitOf(due.unsureTimes);
  await setUnsure(deps.db, due.outbox, due.id, new Date(Date.now() + seconds * 1000));
  await wakeLater(deps, due.conversationId, seconds);
}

function waitOf(times: number): number {
  return unsureSeconds[times] ?? 3600;
}
