import { findWantedComparisons } from '../../store/comparisons.ts';
import { deleteDeliveriesBefore } from '../../store/deliveries.ts';
import { deleteFormCardsBefore } from '../../store/form-cards.ts';
import { findConversationsWithNews } from '../../store/news.ts';
import { findWantedDiagnoses } from '../../store/diagnoses.ts';
import { deleteOffersBefore, findOpenOffers } from '../../store/offered-files.ts';
import { findDueConversations } from '../../store/notices.ts';
import { findStaleConversations } from '../../store/stale-copies.ts';
import { findUnpublishedBefore, setPublicationState } from '../../store/publications.ts';
import { findRequestsByState, lockRequestById, type RequestRow } from '../../store/requests.ts';
import { deleteSomeReservations, findReservationsOf } from '../../store/reservations.ts';
import { tryRefusedAgain } from '../conversations/back.ts';
import { restorableDays } from '../views/lists.ts';
import type { Deps } from '../model/deps.ts';
import { followRequesters } from '../conversations/follow-requester.ts';
import { placeNews } from '../conversations/place-news.ts';
import { showApprovals } from '../conversations/show-approvals.ts';
import { endUndecided } from '../requests/end-undecided.ts';
import { isUndecided, movingStates, undecidedStates } from '../model/request/request.ts';

/** Days for which a form can be sent; after that it is posted again with what was typed. */
const formDays = 30;
const all = { limit: 10_000, offset: 0 };

/** Wakes everything that is due, in case an event failed to. Runs at start and every minute. */
export async function sweep(deps: Deps): Promise<void> {
  await expire(deps);
  await tryRefusedAgain(deps);
  await showApprovals(deps);
  await followRequesters(deps);
  await placeNews(deps);
  await removeOld(deps);
  await deleteDeliveriesBefore(deps.db, new Date(Date.now() - 24 * 3600 * 1000));
  await deleteFormCardsBefore(deps.db, new Date(Date.now() - formDays * 24 * 3600 * 1000));
  await deleteOffersBefore(deps.db, new Date(Date.now() - formDays * 24 * 3600 * 1000));
  const moving = await findRequestsByState(deps.db, movingStates, all);
  const wanted = await findWantedComparisons(deps.db);
  const due = [
    ...(await findDueConversations(deps.db)),
    ...(await findConversationsWithNews(deps.db)),
    ...(await findStaleConversations(deps.db)),
  ];
  const conversations = new Set(due);
  const undiagnosed = await findWantedDiagnoses(deps.db);
  await deps.db.transaction().execute(async (trx) => {
    for (const id of undiagnosed) await deps.jobs.wake(trx, 'diagnose', id);
    for (const { id } of moving) await deps.jobs.wake(trx, 'reconcile', id);
    for (const id of await findOpenOffers(trx)) await deps.jobs.wake(trx, 'report', id);
    for (const id of wanted) await deps.jobs.wake(trx, 'compare', id);
    for (const id of conversations) await deps.jobs.wake(trx, 'notify', id);
  });
}

/** After 30 days Entra has deleted the applications permanently, so the name becomes free. */
async function removeOld(deps: Deps): Promise<void> {
  const before = new Date(Date.now() - restorableDays * 24 * 3600 * 1000);
  for (const { id, request_id } of await findUnpublishedBefore(deps.db, before)) {
    await deps.db.transaction().execute(async (trx) => {
      await setPublicationState(trx, id, 'removed');
      await deleteSomeReservations(trx, request_id, await findReservationsOf(trx, request_id));
    });
    deps.log.info({ publicationId: id }, 'Publication can no longer be restored');
  }
}

async function expire(deps: Deps): Promise<void> {
  const before = Date.now() - deps.approvalDays * 24 * 3600 * 1000;
  const rows = await findRequestsByState(deps.db, undecidedStates, all);
  for (const { id } of rows.filter((row) => askedAt(row).getTime() < before)) {
    await deps.db.transaction().execute(async (trx) => {
      const row = await lockRequestById(trx, id);
      if (!row || !isUndecided(row.state)) return;
      await endUndecided(deps, trx, row, 'expired');
      deps.log.info({ requestId: id }, 'Request expired');
    });
  }
}

/** A request may need another approval long after it was made, so the approvers' time starts when they are asked. */
function askedAt({ state, created_at, updated_at }: RequestRow): Date {
  return state === 'planned' ? updated_at : created_at;
}
