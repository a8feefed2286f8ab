import { deleteApplications, setConnectorGroupOfAll } from '../../../store/applications.ts';
import type { Trx } from '../../../store/db.ts';
import {
  findPublicationById,
  setPublicationDesired,
  upsertPublication,
} from '../../../store/publications.ts';
import type { RequestRow } from '../../../store/requests.ts';
import {
  deleteSomeReservations,
  findReservationsOf,
  moveReservations,
  without,
} from '../../../store/reservations.ts';
import { watchNow } from '../../../store/watch.ts';
import type { Desired, DesiredApplication, Principal } from '../../model/publication/desired.ts';
import { roles } from '../../model/publication/role.ts';
import { hostsOf, urlsOf } from '../holding/addresses.ts';

/** Stores the state reached by a request as the publication's desired state. */
export async function settleDown(trx: Trx, row: RequestRow, desired: Desired): Promise<void> {
  const id = desired.publicationId;
  const { formerUrls: _given, hostList: _written, ...lasting } = desired;
  const applications = desired.applications.map((one) => withoutWanted(one, desired.principals));
  const wanted = { ...lasting, applications, without: [] };
  const publication = await findPublicationById(trx, id);
  if (publication) await setPublicationDesired(trx, id, wanted, publication.state !== 'published');
  else
    await upsertPublication(trx, {
      id,
      name: desired.name,
      state: 'published',
      desired: JSON.stringify(wanted),
      request_id: row.id,
    });
  await watchNow(trx, id);
  const gone = roles.filter((role) => !desired.applications.some((one) => one.role === role));
  await deleteApplications(trx, id, gone);
  await setConnectorGroupOfAll(trx, id, desired.connectorGroup.id);
  await keepAddresses(trx, row.id, publication?.request_id ?? row.id, desired);
}

/** Who is wanted on both applications is not left alone on one any more. */
function withoutWanted(
  { leftAloneIds = [], ...application }: DesiredApplication,
  principals: readonly Principal[],
): DesiredApplication {
  const alone = leftAloneIds.filter((id) => !principals.some((one) => one.id === id));
  return alone.length > 0 ? { ...application, leftAloneIds: alone } : application;
}

/**
 * Reserves the publication's current addresses and frees its other internal URLs; it keeps the hosts of its name.
 * `holder` is the request in whose name the publication holds reservations.
 */
async function keepAddresses(trx: Trx, requestId: string, holder: string, desired: Desired): Promise<void> {
  if (holder === requestId) return;
  const urls = urlsOf(desired.applications.map(({ internalUrl }) => internalUrl));
  const hosts = hostsOf(desired.applications.map(({ externalUrl }) => externalUrl));
  const held = await findReservationsOf(trx, holder);
  const heldUrls = held.filter(({ what }) => what === 'url');
  await deleteSomeReservations(trx, holder, without(heldUrls, urls));
  await moveReservations(trx, requestId, holder, [...urls, ...hosts]);
}
