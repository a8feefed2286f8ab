import { findWantedComparisons } from '../../store/comparisons.ts';
import { deleteDeliveriesBefore } from '../../store/deliveries.ts';
import { deleteFormCardsBefore } from '../../store/form-cards.ts';
import { findOutsideDue } from '../../store/outside-checks.ts';
import { findConversationsWithNews } from '../../store/news.ts';
import { findWantedDiagnoses } from '../../store/diagnoses.ts';
import { deleteOffersBefore, findOpenOffers } from '../../store/offered-files.ts';
import { findDueConversations } from '../../store/notices.ts';
import { findStaleConversations } from '../../store/stale-copies.ts';
import { findUnpublishedBefore, setPublicationState, type PublicationRow } from '../../store/publications.ts';
import { findRequestsByState, findUndecidedBefore, lockRequestById } from '../../store/requests.ts';
import { deleteSomeReservations, findReservationsOf } from '../../store/reservations.ts';
import { tryRefusedAgain } from '../conversations/back.ts';
import { restorableDays } from '../views/lists.ts';
import type { Deps } from '../model/deps.ts';
import { eachOf } from '../model/each-of.ts';
import { followRequesters } from '../conversations/follow-requester.ts';
import { placeNews } from '../conversations/place-news.ts';
import { showApprovals } from '../conversations/show-approvals.ts';
import { endUndecided } from '../requests/end-undecided.ts';
import { isUndecided, movingStates } from '../model/request/request.ts';

/** Days for which a form can be sent; after that it is posted again with what was typed. */
const formDays = 30;

/** Wakes everything that is due, in case an event failed to. Runs at start and every minute. */
export async function sweep(deps: Deps): Promise<void> {
  await eachOf(
    deps,
    steps,
    ({ name: step }) => ({ step }),
    (step) => step(deps),
  );
  const moving = await findRequestsByState(deps.db, movingStates);
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
    for (const id of moving) await deps.jobs.wake(trx, 'reconcile', id);
    for (const id of await findOpenOffers(trx)) await deps.jobs.wake(trx, 'report', id);
    for (const id of wanted) await deps.jobs.wake(trx, 'compare', id);
    for (const id of await findOutsideDue(trx)) await deps.jobs.wake(trx, 'outside', id);
    for (const id of conversations) await deps.jobs.wake(trx, 'notify', id);
  });
}

/** After 30 days Entra has deleted the applications permanently, so the name becomes free. */
async function removeOld(deps: Deps): Promise<void> {
  const before = new Date(Date.now() - restorableDays * 24 * 3600 * 1000);
  const old = await findUnpublishedBefore(deps.db, before);
  const about = ({ id: publicationId }: PublicationRow) => ({ publicationId });
  await eachOf(deps, old, about, async ({ id, request_id }) => {
    await deps.db.transaction().execute(async (trx) => {
      await setPublicationState(trx, id, 'removed');
      await deleteSomeReservations(trx, request_id, await findReservationsOf(trx, request_id));
    });
    deps.log.info({ publicationId: id }, 'Publication can no longer be restored');
  });
}

/** Deletes what nobody comes back to. */
async function tidy({ db }: Deps): Promise<void> {
  const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3600 * 1000);
  await deleteDeliveriesBefore(db, daysAgo(1));
  await deleteFormCardsBefore(db, daysAgo(formDays));
  await deleteOffersBefore(db, daysAgo(formDays));
}

async function expire(deps: Deps): Promise<void> {
  const before = new Date(Date.now() - deps.approvalDays * 24 * 3600 * 1000);
  const ids = await findUndecidedBefore(deps.db, before);
  const about = (requestId: string) => ({ requestId });
  await eachOf(deps, ids, about, (id) =>
    deps.db.transaction().execute(async (trx) => {
      const row = await lockRequestById(trx, id);
      if (!row || !isUndecided(row.state)) return;
      await endUndecided(deps, trx, row, 'expired');
      deps.log.info({ requestId: id }, 'Request expired');
    }),
  );
}

/** What a sweep does itself, in this order. */
const steps = [
  expire,
  tryRefusedAgain,
  showApprovals,
  followEveryRequester,
  placeNews,
  removeOld,
  tidy,
] as const;

async function followEveryRequester(deps: Deps): Promise<void> {
  await followRequesters(deps);
}
