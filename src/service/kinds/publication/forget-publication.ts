import { deleteApplications } from '../../../store/applications.ts';
import type { Trx } from '../../../store/db.ts';
import { setPublicationState } from '../../../store/publications.ts';
import { deleteSomeReservations, findReservationsOf } from '../../../store/reservations.ts';

/** Stops managing the publication and frees everything reserved for it. */
export async function forgetPublication(trx: Trx, publicationId: string, requestId: string): Promise<void> {
  await setPublicationState(trx, publicationId, 'removed');
  await deleteApplications(trx, publicationId);
  await deleteSomeReservations(trx, requestId, await findReservationsOf(trx, requestId));
}
