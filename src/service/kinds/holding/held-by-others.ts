import type { FieldProblem } from '../../../errors.ts';
import { sentence } from '../../../language/sentence.ts';
import type { Db } from '../../../store/db.ts';
import { findRequestById } from '../../../store/requests.ts';
import { findHeld, without, type Reservation } from '../../../store/reservations.ts';
import type { Desired } from '../../model/publication/desired.ts';
import { hostsOf, urlsOf } from './addresses.ts';

/**
 * Returns the addresses of a desired state that nobody holds yet, and a problem for each that is held by another request
 * than `own`.
 */
export async function heldByOthers(
  db: Db,
  { applications }: Desired,
  own: readonly string[],
): Promise<{ free: Reservation[]; problems: FieldProblem[] }> {
  const addresses = applications.flatMap(({ internalUrl, externalUrl }) => [
    ...urlsOf([internalUrl]),
    ...hostsOf([externalUrl]),
  ]);
  const held = await findHeld(db, addresses);
  const others = held.filter(({ requestId }) => !own.includes(requestId));
  const problems = await Promise.all(
    others.map(async ({ reservation, requestId }) => {
      const name = (await findRequestById(db, requestId))?.name ?? '';
      return {
        field: '',
        message: sentence('{key} is held by “{name}”.', { key: shown(reservation), name }),
      };
    }),
  );
  const heldOnes = held.map(({ reservation }) => reservation);
  return { free: without(addresses, heldOnes), problems };
}

function shown(reservation: Reservation): string {
  if (reservation.what === 'url') return reservation.url;
  return reservation.what === 'host' ? `${reservation.label}.${reservation.domain}` : '';
}
