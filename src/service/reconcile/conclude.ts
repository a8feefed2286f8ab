import type { Updateable } from 'kysely';
import { deleteApplications } from '../../store/applications.ts';
import { insertEvent } from '../../store/events.ts';
import { setPublicationDesired, setPublicationState, upsertPublication } from '../../store/publications.ts';
import { findPublicationById } from '../../store/publications.ts';
import {
  deleteReservationKeys,
  deleteReservations,
  findReservationKeys,
  moveReservations,
  type RequestRow,
} from '../../store/requests.ts';
import type { RequestTable } from '../../store/tables.ts';
import { tellResult } from '../conversations/bindings.ts';
import type { Deps } from '../model/deps.ts';
import type { Desired } from '../model/desired.ts';
import { changeKey, hostKeys, urlKeys } from '../kinds/reservations.ts';
import { storedRequest } from '../model/stored.ts';
import { askNotice } from '../conversations/ask-notice.ts';
import { move } from '../requests/move.ts';
import { roles } from '../model/role.ts';
import type { Trx } from '../../store/db.ts';

type More = Omit<Updateable<RequestTable>, 'state'>;

/**
 * Ends a request whose desired state is reached: what that means for its publication depends on its kind. What nobody
 * has approved changes nothing of what is wanted.
 */
export async function concludeRequest(
  deps: Deps,
  trx: Trx,
  row: RequestRow,
  desired: Desired,
  more: More = {},
): Promise<void> {
  const { kind, plan } = storedRequest(row);
  const accepts = plan?.accepts ?? [];
  if (row.state === 'submitted') {
    await deleteReservations(trx, row.id);
    await askNotice(trx, row.id, 'changed', row.conversation_id);
  } else {
    await (kind === 'unpublish' ? takeDown(trx, desired) : settleDown(trx, row, desired));
    await deleteReservationKeys(trx, row.id, [changeKey(desired.publicationId)]);
    await tellResult(trx, row, kind === 'publish' ? 'published' : 'changed');
    if (accepts.length > 0)
      await insertEvent(trx, {
        kind: 'accepted',
        requestId: row.id,
        name: row.name,
        actor: null,
        details: { accepts },
      });
  }
  await move(deps, trx, row, { ...more, state: 'done' });
}

/** Ends a request whose changes were taken back: the publication is wanted as before, or no longer. */
export async function concludeUndo(deps: Deps, trx: Trx, row: RequestRow): Promise<void> {
  const { desired, plan, kind } = storedRequest(row);
  if (desired && !plan?.base) await forget(trx, desired.publicationId, row.id);
  else if (desired && kind === 'restore')
    await setPublicationState(trx, desired.publicationId, 'unpublished');
  await deleteReservations(trx, row.id);
  await tellResult(trx, row, 'changed');
  await move(deps, trx, row, { state: 'withdrawn', problem: null });
}

/** The publication is removed and everything it held is free. */
async function forget(trx: Trx, publicationId: string, requestId: string): Promise<void> {
  await setPublicationState(trx, publicationId, 'removed');
  await deleteApplications(trx, publicationId);
  await deleteReservationKeys(trx, requestId, await findReservationKeys(trx, requestId));
}

/** Our applications can be restored; adopted ones are nobody's business any more. */
async function takeDown(trx: Trx, desired: Desired): Promise<void> {
  const publication = await findPublicationById(trx, desired.publicationId);
  if (!publication) return;
  if (desired.applications.length > 0) return forget(trx, publication.id, publication.request_id);
  await setPublicationState(trx, publication.id, 'unpublished');
  const held = await findReservationKeys(trx, publication.request_id);
  // Application Proxy has let go of the internal addresses: another publication may have them.
  await deleteReservationKeys(
    trx,
    publication.request_id,
    held.filter((key) => key.startsWith('url:')),
  );
}

async function settleDown(trx: Trx, row: RequestRow, desired: Desired): Promise<void> {
  const id = desired.publicationId;
  const wanted = { ...desired, without: [] };
  const publication = await findPublicationById(trx, id);
  if (publication) await setPublicationDesired(trx, id, wanted);
  else
    await upsertPublication(trx, {
      id,
      name: desired.name,
      state: 'published',
      desired: JSON.stringify(wanted),
      request_id: row.id,
    });
  if (publication?.state !== 'published') await setPublicationState(trx, id, 'published');
  const gone = roles.filter((role) => !desired.applications.some((one) => one.role === role));
  await deleteApplications(trx, id, gone);
  await keepAddresses(trx, row, publication?.request_id ?? row.id, desired);
}

/** The publication holds the addresses it has now and no other internal ones; the hosts of its name stay its own. */
async function keepAddresses(trx: Trx, row: RequestRow, holder: string, desired: Desired): Promise<void> {
  const wanted = urlKeys(desired.applications.map(({ internalUrl }) => internalUrl));
  const held = await findReservationKeys(trx, holder);
  if (holder === row.id) return;
  await deleteReservationKeys(
    trx,
    holder,
    held.filter((key) => key.startsWith('url:') && !wanted.includes(key)),
  );
  const hosts = hostKeys(desired.applications.map(({ externalUrl }) => externalUrl));
  await moveReservations(trx, row.id, holder, [...wanted, ...hosts]);
}
