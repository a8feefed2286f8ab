import type { Trx } from '../../../store/db.ts';
import { findPublicationById, setPublicationState } from '../../../store/publications.ts';
import { deleteSomeReservations, findReservationsOf } from '../../../store/reservations.ts';
import type { Desired } from '../../model/publication/desired.ts';
import { forgetPublication } from './forget-publication.ts';

/**
 * Marks a publication as unpublished, so that its applications can be restored. If adopted applications stay, forgets
 * the publication instead: nothing of it is ours any more.
 */
export async function takeDown(trx: Trx, desired: Desired): Promise<void> {
  const publication = await findPublicationById(trx, desired.publicationId);
  if (!publication) return;
  const { id, request_id: requestId } = publication;
  if (desired.applications.length > 0) return forgetPublication(trx, id, requestId);
  await setPublicationState(trx, id, 'unpublished');
  // Application Proxy has released the internal URLs, so another publication may use them.
  const held = await findReservationsOf(trx, requestId);
  const urls = held.filter(({ what }) => what === 'url');
  await deleteSomeReservations(trx, requestId, urls);
}
