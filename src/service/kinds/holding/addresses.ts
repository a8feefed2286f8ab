import type { Db } from '../../../store/db.ts';
import { findPublicationByName, type PublicationRow } from '../../../store/publications.ts';
import { findReservationsOf, without, type Reservation } from '../../../store/reservations.ts';

/** Internal addresses, each of which Application Proxy publishes only once. */
export function urlsOf(internalUrls: readonly string[]): Reservation[] {
  return internalUrls.map((url) => ({ what: 'url', url }));
}

/** External addresses, each of which one application of the tenant can have; `''` = there is none. */
export function hostsOf(externalUrls: readonly string[]): Reservation[] {
  return externalUrls.filter(Boolean).map((url) => {
    const [label = '', ...domain] = new URL(url).hostname.split('.');
    return { what: 'host', label, domain: domain.join('.') };
  });
}

/**
 * What a request about a publication holds: the publication, because two plans for it at a time could not both be right,
 * and addresses that are new to it.
 */
export async function reservePublication(
  db: Db,
  name: string,
  addressesOf: (publication: PublicationRow) => Reservation[] = () => [],
): Promise<Reservation[]> {
  const publication = await findPublicationByName(db, name);
  if (!publication) return [];
  const own = await findReservationsOf(db, publication.request_id);
  return [{ what: 'publication', id: publication.id }, ...without(addressesOf(publication), own)];
}
