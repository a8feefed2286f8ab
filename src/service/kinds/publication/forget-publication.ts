import { deleteApplications } from '../../../store/applications.ts';
import type { Trx } from '../../../store/db.ts';
import { setPublicationState } from '../../../store/publications.ts';
import { deleteSomeReservations, findReservationsOf } from '../../../store/reservations.ts';

/** The publication is no longer ours, and everything it held by a request is free. */
export async function forgetPublication(trx: Trx, publicationId: string, requestId: string): Promise<void> {
  await setPublicationState(trx, publicationId, 'removed');
  await deleteApplications(trx, publicationId);
  await deleteSomeReservations(trx, requestId, await findReservationsOf(trx, requestId));
}
