import type { Db } from '../../../store/db.ts';
import { findPublicationByName, type PublicationRow } from '../../../store/publications.ts';
import { findReservationsOf, without, type Reservation } from '../../../store/reservations.ts';

/** Reserves internal URLs, each of which Application Proxy publishes only once. */
export function urlsOf(internalUrls: readonly string[]): Reservation[] {
  return internalUrls.map((url) => ({ what: 'url', url }));
}

/** Reserves external URLs, each of which only one application in the tenant can have; `''` is skipped. */
export function hostsOf(externalUrls: readonly string[]): Reservation[] {
  return externalUrls.filter(Boolean).map((url) => {
    const [label = '', ...domain] = new URL(url).hostname.split('.');
    return { what: 'host', label, domain: domain.join('.') };
  });
}

/**
 * Returns what a request about a publication reserves: the publication itself, because two simultaneous plans for it
 * could not both be right, and those addresses from `addressesOf` that it does not hold yet.
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
